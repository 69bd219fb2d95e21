// Building the page. Words enter as text nodes only, never as markup: what neighbours type is hostile until shown.

/** element("p", {class: "note"}, "字") → <p class="note">字</p>. `onclick` and the like are listeners; null is left out. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** An address that may be opened: http, https, mail and phone. Anything else (javascript:, data:) → null. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

const HUES = 8;

/** The stable colour of somebody: a class name, hue-0 to hue-7. Neighbours made one after another differ. */
export const hue = (id) => `hue-${Math.abs(id) % HUES}`;

/** The letter on an avatar: 「王阿姨」 → 王, 「小李」 → 李 (小 and 老 say nothing about who it is). */
export function initial(name) {
  const letters = [...name.trim()];
  const telling = letters.length > 1 && "小老阿大".includes(letters[0]) ? letters[1] : letters[0];
  return (telling ?? "?").toUpperCase();
}

export function avatar(person, properties = {}) {
  const look = person.is_bot ? "avatar avatar--bot" : `avatar ${hue(person.id)}`;
  const sign = person.is_bot ? element("img", { src: "/page/icon.svg", alt: "" }) : initial(person.name);
  return element("span", { ...properties, class: look, "aria-hidden": "true" }, sign);
}
