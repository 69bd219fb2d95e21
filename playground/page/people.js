// The neighbours to choose from: who I am, and who has private messages that nobody has looked at.

import { avatar, element } from "./dom.js";

export function showPeople(node, state, be) {
  const shown = JSON.stringify([state.people, state.groups, state.me, [...state.unread]]);
  if (node.dataset.shown === shown) return; // or a click under way would lose its button
  node.dataset.shown = shown;
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.person : null;
  const isOther = node.dataset.me !== String(state.me);
  node.dataset.me = state.me;
  const scrolled = node.querySelector(".people__list")?.scrollLeft ?? 0;
  node.replaceChildren(
    element("h2", { class: "people__title" }, "你想当谁？"),
    element("div", { class: "people__list" }, state.people.map((person) => neighbour(person, state, be))),
    element("p", { class: "people__note" }, "换个人，就能看到那位邻居的私聊。红点是还没看的私信。"));
  node.querySelector(".people__list").scrollLeft = scrolled;
  if (isOther) node.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focused) node.querySelector(`[data-person="${Number(focused)}"]`)?.focus({ preventScroll: true });
}

function neighbour(person, state, be) {
  const unread = state.unread.get(person.id) ?? 0;
  const isAdmin = state.groups.some((group) => group.admins.includes(person.id));
  const about = person.started ? (isAdmin ? "群管理员" : "邻居") : "还没开始和邻里私聊";
  return element("button", {
    type: "button", class: "neighbour", "data-person": person.id, title: person.name,
    "aria-pressed": String(person.id === state.me), onclick: () => be(person.id),
  },
  element("span", { class: "neighbour__face" }, avatar(person),
    unread ? element("span", { class: "badge", "aria-hidden": "true" }, String(unread)) : null),
  element("span", { class: "neighbour__name" }, person.name,
    unread ? element("span", { class: "unseen" }, `，${unread} 条新私信`) : null),
  element("span", { class: "neighbour__about" }, about));
}
