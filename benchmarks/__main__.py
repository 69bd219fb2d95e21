"""Every benchmark of this folder, or those named: `python -m benchmarks [NAME…]`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main(wanted: list[str]) -> int:
    names = [module.name for module in iter_modules(benchmarks.__path__) if module.name != "__main__"]
    for unknown in [name for name in wanted if name not in names]:
        sys.stderr.write(f"no benchmark {unknown}: {', '.join(names)}\n")
        return 2
    for name in wanted or names:
        module = import_module(f"benchmarks.{name}")
        if hasattr(module, "main"):  # the others are parts of one
            module.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
