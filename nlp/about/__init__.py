"""What a post is about.

- `subjects` puts it together: `choices` among known things, `runs` of words that no list has, `deeds` of helpers
  (by `trials` of their `signs`, each with its `worths`), `listed` things, a group's own `aliases`, and which of them
  are `asked` for
- around it: `prices` and `bare` numbers that are one, `due`, `places` and `houses`, `helpers` wanted, `rides`,
  `deadlines` until which and `portions` in which a thing is given
"""
