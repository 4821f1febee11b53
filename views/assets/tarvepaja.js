// Small things that make pages easier; every page works without this file.

// The error summary takes focus, on a new page and after a part of it was swapped.
function focusSummary(root) {
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}
document.addEventListener("DOMContentLoaded", () => focusSummary(document));
document.addEventListener("htmx:afterSwap", (event) => focusSummary(event.target));

// What has just been done is told once: the page that is opened anew from its address does not say it again.
const once = document.querySelector("[data-once]");
if (once) {
  const url = new URL(window.location.href);
  url.searchParams.delete(once.dataset.once);
  window.history.replaceState(window.history.state, "", url);
}

// Buttons that a form needs only without JavaScript (a change is then saved by itself).
document.documentElement.classList.add("js");

// Questions before what cannot be taken back.
document.addEventListener("submit", (event) => {
  const question = event.target.getAttribute("data-confirm");
  if (question && !window.confirm(question)) event.preventDefault();
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.hasAttribute("hx-post")) return;
  if (event.target.dataset.sending) return event.preventDefault();
  event.target.dataset.sending = "true";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});

// The end of the session is told before it comes: the server is asked then, as another tab may have carried it on.
const session = document.getElementById("session");
let askFrom = Infinity;
let askLater = 0;
function readSession() {
  const { quiet } = session?.querySelector("[data-session]")?.dataset ?? {};
  if (quiet === undefined) return;
  const wait = quiet === "0" ? 60_000 : Number(quiet) * 1000 + 500;
  askFrom = Date.now() + wait;
  clearTimeout(askLater);
  askLater = setTimeout(askSession, wait);
}
async function askSession() {
  const { session: url } = session?.querySelector("[data-session]")?.dataset ?? {};
  if (url === undefined) return;
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
  const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
  // What is told already is not told again.
  if (answer?.ok && page.body.textContent.trim() !== session.textContent.trim()) {
    const hadFocus = session.contains(document.activeElement);
    session.replaceChildren(...page.body.childNodes);
    window.htmx?.process(session);
    if (hadFocus) focusBefore();
  } else if (answer?.ok) session.querySelector("[data-session]").dataset.quiet = page.querySelector("[data-session]")?.dataset.quiet ?? "0";
  readSession();
}
// Carrying on takes its button away: the keyboard goes back to where it was.
let beforeSession = null;
const focusBefore = () => (beforeSession?.isConnected ? beforeSession : document.getElementById("main"))?.focus({ preventScroll: true });
document.addEventListener("focusin", ({ target }) => session?.contains(target) || (beforeSession = target));
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target !== session) return;
  if (document.activeElement === document.body) focusBefore();
  readSession();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && Date.now() >= askFrom && askSession());
readSession();

// A form that htmx sent too late goes as a plain one: the page that answers asks to sign in, and gives the form back.
document.addEventListener("htmx:responseError", ({ detail: { xhr, elt, requestConfig } }) => {
  if ((xhr.status !== 401 && xhr.status !== 403) || elt.closest("[data-question]")) return;
  askSession();
  if (requestConfig.verb !== "post" || !/^(submit|click)$/.test(requestConfig.triggeringEvent?.type) || session.contains(elt)) return;
  const form = Object.assign(document.createElement("form"), { method: "post", action: requestConfig.path, hidden: true });
  for (const [name, value] of requestConfig.formData) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
});

// A survey's answers are saved one by one. What has not got through says so, keeps what was typed, and is tried again.
const underWay = new Set();
const failing = new Map(); // question → tries so far
const unsaved = new Set(); // changed, and not on its way yet
let sendWhenSaved = null;
const questionOf = (event) => (event.target instanceof Element ? event.target.closest("[data-question]") : null);

function sayStatus(form, text, isFailing) {
  const status = form.querySelector("[role=status]");
  status.classList.toggle("is-failing", isFailing);
  if (text !== null) status.textContent = text;
}

// Before the answer is read: "none of these" and the other choices rule each other out.
document.addEventListener("change", (event) => {
  const question = questionOf(event);
  if (!question || event.target.type !== "checkbox" || !event.target.checked) return;
  const isExclusive = event.target.hasAttribute("data-exclusive");
  for (const box of question.querySelectorAll("input[type=checkbox]:checked"))
    if (box !== event.target && (isExclusive || box.hasAttribute("data-exclusive"))) box.checked = false;
  if (isExclusive) for (const words of question.querySelectorAll("input.own-words")) words.value = "";
}, true);

// Words of one's own choose what they belong to.
document.addEventListener("input", ({ target }) => {
  const line = target instanceof Element && target.value !== "" ? target.closest("[data-question] .own-line") : null;
  const box = line?.previousElementSibling?.querySelector("input");
  if (!box || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
});

// "I don't know" beside an answer: the one takes the other's mark away. What was written stays, for its writer to remove.
for (const kind of ["change", "input"])
  document.addEventListener(kind, (event) => {
    const unknown = questionOf(event)?.querySelector("[data-unknown]");
    if (!unknown) return;
    if (event.target !== unknown) unknown.checked = false;
    else if (unknown.checked) for (const radio of questionOf(event).querySelectorAll("input[type=radio]")) radio.checked = false;
  }, true);

// A ranking: its buttons move an option in place, and the answer is saved as any other.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-ranking] [data-move]") : null;
  if (!button) return;
  event.preventDefault();
  const ranking = button.closest("[data-ranking]");
  const [ranked, others] = [ranking.querySelector("ol"), ranking.querySelector("ul")];
  const item = button.closest("li");
  const { move } = button.dataset;
  if (move === "up") item.previousElementSibling?.before(item);
  if (move === "down") item.nextElementSibling?.after(item);
  if (move === "in") ranked.append(item);
  if (move === "out") others.insertBefore(item, [...others.children].find((other) => Number(other.dataset.at) > Number(item.dataset.at)) ?? null);
  const places = Number(ranking.dataset.ranking);
  const isFull = ranked.children.length >= places;
  ranking.classList.toggle("is-full", isFull);
  for (const [at, one] of [...ranked.children, ...others.children].entries()) {
    one.querySelector("input").disabled = at >= ranked.children.length;
    one.querySelector(".rank-place").textContent = ranking.dataset.place.replace("%p", at + 1);
    one.querySelector(".rank-in").disabled = isFull;
  }
  item.querySelector(move === "in" ? "[data-move=up]" : move === "out" ? "[data-move=in]" : `[data-move=${move}]`).focus();
  const place = [...ranked.children].indexOf(item) + 1;
  const words = place === 0 ? ranking.dataset.out : ranking.dataset.now.replace("%p", place);
  ranking.querySelector("[data-ranking-said]").textContent = words.replace("%o", item.querySelector(".rank-text").textContent);
  ranking.closest("[data-question]").dispatchEvent(new Event("change", { bubbles: true }));
});

// Questions that come and go with other answers: the page shows what the saved answers say, and tells it politely.
function showQuestions(form) {
  const shown = form.querySelector("[data-shown]")?.dataset.shown.split(" ");
  if (!shown) return;
  const questions = [...form.querySelectorAll(".question")];
  const changed = questions.filter(({ id, hidden }) => hidden === shown.includes(id));
  for (const question of changed) {
    if (question.contains(document.activeElement))
      questions.slice(0, questions.indexOf(question)).findLast(({ id }) => shown.includes(id))?.focus();
    question.hidden = !question.hidden;
  }
  const said = [changed.some(({ hidden }) => !hidden) && form.dataset.appeared, changed.some(({ hidden }) => hidden) && form.dataset.gone];
  if (changed.length > 0) form.querySelector("[role=status]").append(" · ", said.filter(Boolean).join(" "));
}

// A preview saves nothing: it asks only which questions its answers bring.
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id !== "walk-shown") return;
  const form = document.getElementById("walk-shown").closest("form");
  const status = form.querySelector("[role=status]");
  status.textContent = "";
  showQuestions(form);
  status.textContent = status.textContent.replace(/^ · /, "");
});

// What is pressed or typed while a part of the form is on its way stays: the part that comes knows only what was sent.
const sinceSent = new Map(); // a field's name, of ticks with their value → what it says
document.addEventListener("htmx:beforeRequest", ({ detail: { target } }) => target.id === "with" && sinceSent.clear());
for (const kind of ["input", "change"])
  document.addEventListener(kind, ({ target }) => {
    const { name, type, value, checked } = target;
    if (!name || !target.closest("#with")) return;
    sinceSent.set(type === "checkbox" ? `${name} ${value}` : name, { name, type, value, checked });
  });
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id !== "with") return;
  const kept = [...sinceSent.values()];
  sinceSent.clear();
  const fields = [...document.querySelectorAll("#with [name]")];
  let unit = null;
  for (const { name, type, value, checked } of kept) {
    const field = fields.find((each) => each.name === name && (!/^(radio|checkbox)$/.test(type) || each.value === value));
    if (!field || (field.value === value && field.checked === checked)) continue;
    Object.assign(field, { value, checked });
    if (field.closest("[hx-trigger=change]")) unit = field;
  }
  // Another unit by now: what belongs to that one is asked for.
  unit?.dispatchEvent(new Event("change", { bubbles: true }));
});

// How much room a text has left is told when there is little.
let countLater = 0;
document.addEventListener("input", ({ target }) => {
  const left = document.getElementById(`${target.id}-left`);
  if (!left) return;
  const most = target.maxLength;
  const room = most - target.value.length;
  left.hidden = room > most / 10;
  clearTimeout(countLater);
  // Not at every key: a screen reader would talk over the typing.
  countLater = setTimeout(() => (left.textContent = left.dataset.left.replace("%", room)), left.textContent === "" ? 0 : 700);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const question = questionOf(event);
  if (!question) return;
  // While two answers stand side by side, only the choice between them is sent.
  if (event.target === question && question.querySelector(".clash")) event.preventDefault();
  else {
    underWay.add(question);
    unsaved.delete(question);
    for (const field of question.querySelectorAll("input[type=text], textarea")) field.defaultValue = field.value;
  }
});
document.addEventListener("input", (event) => {
  const question = questionOf(event);
  if (!question?.closest("form[data-saves]")) return;
  // What was typed and taken back again leaves nothing to save.
  if (event.target.matches("input[type=text], textarea") && event.target.value === event.target.defaultValue) unsaved.delete(question);
  else unsaved.add(question);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const question = questionOf(event);
  if (!question) return;
  underWay.delete(question);
  const form = question.closest("form");
  const { status } = event.detail.xhr;
  if ((status >= 200 && status < 300) || status === 409 || status === 422) {
    failing.delete(question);
    showQuestions(form);
    if (failing.size === 0) sayStatus(form, null, status >= 400);
    else sayStatus(form, form.dataset.failed, true);
  } else if (status === 0 || status === 408 || status === 429 || status >= 500) {
    const tries = failing.get(question) ?? 0;
    failing.set(question, tries + 1);
    sayStatus(form, form.dataset.failed, true);
    setTimeout(() => failing.has(question) && window.htmx.trigger(question, "retry"), Math.min(30, 2 ** (tries + 1)) * 1000);
  } else {
    failing.set(question, 0);
    const isEnded = status === 401 || status === 403;
    sayStatus(form, isEnded ? form.dataset.ended : form.dataset.stuck, true);
    ended = isEnded ? form : null;
    goOnWithSession();
  }
  // The next request may have been waiting for this one.
  setTimeout(() => {
    if (sendWhenSaved && underWay.size === 0) sendWhenSaved();
  }, 0);
});
// A link that was opened in another tab has begun a session anew: the page goes on in it if that is its respondent's.
let ended = null;
async function goOnWithSession() {
  const form = ended;
  if (!form) return;
  const answer = await fetch(window.location.href).catch(() => null);
  if (!answer?.ok || form !== ended) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("form[data-saves]");
  const token = fresh?.querySelector("[name=csrf]").value;
  const own = form.querySelector("[name=csrf]");
  if (fresh?.dataset.whose !== form.dataset.whose || token === own.value) return;
  own.value = token;
  ended = null;
  for (const question of failing.keys()) window.htmx.trigger(question, "retry");
}
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && goOnWithSession());
window.addEventListener("online", () => {
  for (const question of failing.keys()) window.htmx.trigger(question, "retry");
});

// The page's button waits for the answers that are on their way or do not get through, and then sends what the page has
// seen of them: the browser's own error page would take the place of what was typed.
let isPressed = true; // by a person
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-saves")) return;
  const isCutOff = [...failing.values()].some((tries) => tries > 0);
  if (underWay.size > 0 || isCutOff) {
    event.preventDefault();
    const { submitter } = event; // a switch of language is one too
    sendWhenSaved = () => {
      sendWhenSaved = null;
      isPressed = false;
      form.requestSubmit(submitter);
      isPressed = true;
    };
    if (isCutOff && isPressed) for (const question of failing.keys()) window.htmx.trigger(question, "retry");
  } else if (!navigator.onLine) {
    event.preventDefault();
    sayStatus(form, form.dataset.failed, true);
  } else {
    failing.clear();
    unsaved.clear();
  }
}, true);
// So does a link: leaving a field sends what is in it, and then the page is left. What cannot be sent is asked about.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented || link.target !== "" || link.getAttribute("href").startsWith("#")) return;
  link.closest(".clash")?.querySelector(".field-error").remove();
  if (event.ctrlKey || event.metaKey || event.shiftKey || underWay.size === 0 || failing.size > 0) return;
  event.preventDefault();
  sendWhenSaved = () => {
    sendWhenSaved = null;
    window.location.assign(link.href);
  };
});
// What was refused, or clashes, stands in the page's fields and nowhere else.
function isInPageOnly(question) {
  if (question.hidden || !question.querySelector(".said .field-error")) return false;
  const fields = [...question.querySelectorAll("input:not([type=hidden]), textarea")];
  return fields.some((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value !== ""));
}
window.addEventListener("beforeunload", (event) => {
  const form = document.querySelector("form[data-saves]:not([data-sending])");
  const isRefused = form !== null && [...form.querySelectorAll("[data-question]")].some(isInPageOnly);
  if (failing.size > 0 || unsaved.size > 0 || underWay.size > 0 || isRefused) event.preventDefault();
});
// A page that comes back as it was left would show old answers.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[data-saves]")) window.location.reload();
});

// The board of groups: a card is dragged to another column, which shows what the move would do. Nothing moves before
// that is confirmed; the same is done from each card's own list of actions.
let drag = null;
function sayOnBoard(text) {
  const status = document.querySelector("[data-board-said]");
  if (status) status.textContent = text;
}
function endDrag() {
  drag.card.classList.remove("is-dragged");
  drag.card.style.translate = "";
  drag.column?.classList.remove("is-target");
  document.documentElement.classList.remove("is-dragging");
  drag = null;
}
document.addEventListener("pointerdown", (event) => {
  const card = event.target instanceof Element && event.button === 0 ? event.target.closest("[data-card]") : null;
  if (!card || event.target.closest("a, summary, details")) return;
  // A finger scrolls the page, but not from the handle.
  if (event.pointerType !== "mouse" && !event.target.closest("[data-handle]")) return;
  event.preventDefault();
  drag = { card, x: event.pageX, y: event.pageY, own: card.closest("[data-column]"), column: null, isMoving: false };
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const [x, y] = [event.pageX - drag.x, event.pageY - drag.y];
  if (!drag.isMoving && Math.hypot(x, y) < 6) return;
  drag.isMoving = true;
  document.documentElement.classList.add("is-dragging");
  drag.card.classList.add("is-dragged");
  drag.card.style.translate = `${x}px ${y}px`;
  const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-column]") ?? null;
  if (event.clientY < 60) window.scrollBy(0, -15);
  if (event.clientY > window.innerHeight - 60) window.scrollBy(0, 15);
  const board = drag.card.closest(".board");
  const edges = board.getBoundingClientRect();
  if (event.clientX < edges.left + 30) board.scrollBy(-15, 0);
  if (event.clientX > edges.right - 30) board.scrollBy(15, 0);
  if (under === drag.column) return;
  drag.column?.classList.remove("is-target");
  drag.column = under === drag.own ? null : under;
  drag.column?.classList.add("is-target");
  if (drag.column) sayOnBoard(drag.column.dataset.over);
});
document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { card, column } = drag;
  endDrag();
  if (!column) return;
  const url = `${card.dataset.card}&group=${column.dataset.column}`;
  if (window.htmx) window.htmx.ajax("GET", url, { target: "#change", swap: "innerHTML" });
  else window.location.assign(url);
});
// What a change would do is closed in place, and the keyboard goes on from the card that it was about.
document.addEventListener("click", (event) => {
  const leave = event.target instanceof Element ? event.target.closest("#change [data-leave]") : null;
  if (!leave || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const board = document.querySelector(".board");
  const card = leave.hash === "" ? null : document.getElementById(leave.hash.slice(1));
  document.getElementById("change").replaceChildren();
  (card?.querySelector("summary") ?? board).focus();
});
document.addEventListener("pointercancel", () => drag && endDrag());
document.addEventListener("keydown", (event) => event.key === "Escape" && drag && endDrag());

// Tags parted by commas: the known ones are offered for the tag that is being typed.
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.dataset.tags === undefined) return;
  const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
  for (const option of field.list.options) {
    option.dataset.tag ??= option.value;
    option.value = before === "" ? option.dataset.tag : `${before} ${option.dataset.tag}`;
  }
});

// A paper of a vote: how much has been given of what may be, dots by steps, and places of a ranking that move in place.
function sayGiven(paper) {
  const said = paper?.querySelector("[data-count-said]");
  if (!said) return;
  const given = [...paper.querySelectorAll("input[name^=marks-]")].map((field) => (field.type === "checkbox" ? Number(field.checked) : Number(field.value) || 0));
  const count = given.reduce((sum, mark) => sum + mark, 0);
  const over = count - Number(paper.dataset.count);
  said.textContent = (over > 0 ? paper.dataset.over : paper.dataset.fits).replace("%c", count).replace("%o", over);
  said.classList.toggle("is-failing", over > 0);
}
for (const kind of ["input", "change"]) document.addEventListener(kind, ({ target }) => target instanceof Element && sayGiven(target.closest("[data-count]")));
document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-step]") : null;
  if (!button) return;
  const field = button.parentElement.querySelector("input");
  const dots = Math.max(0, (Number(field.value) || 0) + Number(button.dataset.step));
  field.value = dots === 0 ? "" : dots;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
const placeField = (line) => line.querySelector("[name^=marks-]");
function sayPlace(ranking, line) {
  const { value } = placeField(line);
  const isShared = [...ranking.querySelectorAll("li")].some((other) => other !== line && value !== "" && placeField(other).value === value);
  const words = value === "" ? ranking.dataset.out : isShared ? ranking.dataset.shared : ranking.dataset.now;
  ranking.querySelector("[data-places-said]").textContent = words.replace("%p", value).replace("%o", line.querySelector("label .fw-semibold").textContent);
}
document.addEventListener("change", ({ target }) => {
  const ranking = target instanceof Element ? target.closest("[data-places]") : null;
  if (ranking) sayPlace(ranking, target.closest("li"));
});
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-place-move]") : null;
  if (!button) return;
  event.preventDefault();
  const ranking = button.closest("[data-places]");
  const line = button.closest("li");
  const lines = [...ranking.querySelectorAll("li")];
  const isUp = button.dataset.placeMove === "up";
  // The tiers as places tell them, with the moved line apart from those that it shares its place with.
  const byPlace = {};
  for (const each of lines) if (Number(placeField(each).value) > 0) (byPlace[Number(placeField(each).value)] ??= []).push(each);
  const tiers = Object.values(byPlace); // keys that are whole numbers come in their order
  const at = tiers.findIndex((tier) => tier.includes(line));
  const others = tiers.map((tier) => tier.filter((each) => each !== line));
  if (at === -1) others.push(isUp ? [line] : []);
  else if (isUp || others[at].length > 0 || at < tiers.length - 1) others.splice(Math.max(0, isUp ? at - (others[at].length === 0) : at + 1 + (others[at].length === 0)), 0, [line]);
  for (const each of lines) placeField(each).value = "";
  for (const [place, tier] of others.filter((each) => each.length > 0).entries()) for (const each of tier) placeField(each).value = place + 1;
  const order = (each) => Number(placeField(each).value) || Infinity;
  ranking.querySelector("ol").append(...lines.sort((a, b) => (order(a) === order(b) ? a.dataset.at - b.dataset.at : order(a) - order(b))));
  button.focus();
  sayPlace(ranking, line);
});

// A voter's page that waits for the voting asks now and then, each phone in a room at its own times, and says when it is open.
const awaits = document.querySelector("[data-awaits]");
async function askWhetherOpen() {
  const answer = document.hidden ? null : await fetch(awaits.dataset.awaits).catch(() => null);
  if (answer?.ok && !answer.redirected && !(await answer.text()).includes("data-awaits")) {
    const link = awaits.querySelector("a");
    link.className = "btn btn-primary";
    link.textContent = awaits.dataset.opened;
  } else setTimeout(askWhetherOpen, 10_000 + Math.random() * 10_000);
}
if (awaits) setTimeout(askWhetherOpen, 10_000 + Math.random() * 10_000);

// A page that follows what goes on: the server says when something has changed, and the parts that have are renewed, so
// that what is being used stays as it is. Where the server cannot be heard the page asks every five seconds.
const frame = document.querySelector("[data-follows]");
if (frame) {
  const shown = new Map(); // part → what the server last sent of it
  const region = () => frame.firstElementChild;
  const note = () => region().querySelectorAll("[data-part]").forEach((part) => shown.set(part.id, part.outerHTML));
  const say = (text) => (document.querySelector("[data-follows-said]").textContent = text);
  let stream = null;
  let heardAt = 0;
  let asking = null;
  let isStale = false;
  async function renew() {
    if (asking) return (isStale = true);
    isStale = false;
    asking = fetch(frame.dataset.region, { headers: { "HX-Request": "true" } }).catch(() => null);
    const answer = await asking;
    const page = answer?.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    asking = null;
    const next = page?.body.firstElementChild;
    if (next?.id === region().id) show(document.adoptNode(next));
    if (isStale) renew();
  }
  function show(next) {
    const isOther = next.dataset.phase !== region().dataset.phase;
    for (const part of isOther ? [] : next.querySelectorAll("[data-part]")) {
      if (part.outerHTML === shown.get(part.id)) continue;
      shown.set(part.id, part.outerHTML);
      document.getElementById(part.id).replaceWith(part);
      window.htmx?.process(part);
    }
    if (isOther) {
      region().replaceWith(next);
      window.htmx?.process(next);
      note();
    }
    settle();
  }
  // What has come next is told; the keyboard goes on from the page when what it was on is gone.
  let phase = region().dataset.phase;
  let wasIn = false;
  frame.addEventListener("focusin", () => (wasIn = true));
  frame.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && (wasIn = frame.contains(relatedTarget)));
  function settle() {
    if (wasIn && document.activeElement === document.body) document.getElementById("main").focus({ preventScroll: true });
    if (phase !== region().dataset.phase) say(region().dataset.said);
    ({ phase } = region().dataset);
    tick();
  }
  function listen() {
    stream?.close();
    stream = new EventSource(frame.dataset.follows);
    for (const kind of ["open", "changed", "beat"])
      stream.addEventListener(kind, () => {
        heardAt = Date.now();
        renew();
      });
  }
  setInterval(() => {
    if (document.hidden) return;
    const isHeard = stream.readyState === EventSource.OPEN && Date.now() - heardAt < 40_000;
    if (!isHeard) renew();
    if (stream.readyState === EventSource.CLOSED && Date.now() - heardAt > 30_000) {
      heardAt = Date.now() - 1; // the next try comes as late
      listen();
    }
  }, 5000);
  // A page that nobody sees rests, and leaves its line to others.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stream.close();
    else listen();
  });
  // The clock goes by how much was left when the server sent it, whatever the browser's own clock says.
  const ends = new WeakMap();
  let leftBefore = Infinity;
  let askedAt = 0;
  function tick() {
    const clock = region().querySelector("[data-left]");
    if (!clock) return;
    if (!ends.has(clock)) ends.set(clock, performance.now() + Number(clock.dataset.left));
    const left = ends.get(clock) - performance.now();
    const seconds = Math.max(0, Math.ceil(left / 1000));
    const [minutes, hours, days] = [60, 3600, 86_400].map((unit) => Math.floor(seconds / unit));
    const two = (number) => String(number).padStart(2, "0");
    const { days: withDays, hours: withHours, told } = clock.dataset;
    if (days > 0) clock.textContent = withDays.replace("%d", days).replace("%h", hours % 24);
    else if (hours > 0) clock.textContent = withHours.replace("%h", hours).replace("%m", two(minutes % 60));
    else clock.textContent = `${minutes}:${two(seconds % 60)}`;
    for (const [at, words] of JSON.parse(told)) {
      if (leftBefore > at && seconds <= at && seconds > at - 5) say(words);
      if (at === 60) clock.parentElement.classList.toggle("is-last", seconds <= at);
    }
    leftBefore = seconds;
    // The end has come: the server says what is next, and is asked again while it is counting.
    if (left < -300 && Date.now() - askedAt > 1000) {
      askedAt = Date.now();
      renew();
    }
  }
  frame.addEventListener("htmx:afterSwap", () => {
    note();
    settle();
  });
  setInterval(tick, 250);
  note();
  listen();
  tick();
}
document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.closest("[data-fullscreen]")) return;
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
});

// What is made for paper has a button for it.
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
});

// Questions of a survey that is built: a line is dragged to another place. The buttons do the same.
let held = null;
function markPlace(place) {
  for (const line of document.querySelectorAll(".is-before, .is-after")) line.classList.remove("is-before", "is-after");
  for (const section of document.querySelectorAll(".building-section.is-target")) section.classList.remove("is-target");
  if (place?.line) place.line.classList.add(place.isAfter ? "is-after" : "is-before");
  else place?.section.classList.add("is-target");
}
function placeUnder(x, y) {
  const under = document.elementFromPoint(x, y);
  const section = under?.closest("[data-section]");
  if (!section) return null;
  const line = under.closest("[data-line]");
  if (!line) return { section, line: null, isAfter: false };
  const { top, height } = line.getBoundingClientRect();
  return { section, line, isAfter: y > top + height / 2 };
}
function letGo() {
  held.line.classList.remove("is-dragged");
  held.line.removeAttribute("style"); // htmx would copy an empty one to the new line, which the page's policy forbids
  document.documentElement.classList.remove("is-dragging");
  markPlace(null);
  held = null;
}
document.addEventListener("pointerdown", (event) => {
  const handle = event.target instanceof Element && event.button === 0 ? event.target.closest("[data-line] [data-handle]") : null;
  if (!handle) return;
  event.preventDefault();
  held = { line: handle.closest("[data-line]"), x: event.pageX, y: event.pageY, place: null };
  held.line.classList.add("is-dragged");
  document.documentElement.classList.add("is-dragging");
});
document.addEventListener("pointermove", (event) => {
  if (!held) return;
  held.line.style.translate = `${event.pageX - held.x}px ${event.pageY - held.y}px`;
  if (event.clientY < 60) window.scrollBy(0, -15);
  if (event.clientY > window.innerHeight - 60) window.scrollBy(0, 15);
  held.place = placeUnder(event.clientX, event.clientY);
  markPlace(held.place);
});
document.addEventListener("pointerup", () => {
  if (!held) return;
  const { line, place } = held;
  letGo();
  if (!place) return;
  const before = place.line && place.isAfter ? place.line.nextElementSibling : place.line;
  const to = `${encodeURIComponent(place.section.dataset.section)}/${encodeURIComponent(before?.dataset.line ?? "")}`;
  const form = document.querySelector("[data-placing]");
  const values = { csrf: form.elements.csrf.value, to };
  if (window.htmx) return window.htmx.ajax("POST", line.dataset.place, { target: "#building", swap: "outerHTML", values });
  form.action = line.dataset.place;
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: to }));
  form.submit();
});
document.addEventListener("pointercancel", () => held && letGo());
document.addEventListener("keydown", (event) => event.key === "Escape" && held && letGo());

// Parts of a form that belong to some of its choices show with them; the server leaves out what does not belong. A choice
// that goes away gives its mark to the first that stays.
function showFitting(form) {
  for (const part of form.querySelectorAll("[data-if]")) {
    const fits = ([name, values]) => values.split("|").includes(form.elements[name]?.value ?? "");
    part.hidden = !part.dataset.if.split(" ").every((rule) => fits(rule.split(":")));
    const mark = part.hidden && part.matches("label") ? part.querySelector("input:checked") : null;
    const first = mark && [...form.querySelectorAll(`input[name="${mark.name}"]`)].find((other) => !other.closest("[data-if][hidden]"));
    if (first) first.checked = true;
  }
}
for (const form of document.querySelectorAll("form:has([data-if])")) {
  showFitting(form);
  form.addEventListener("change", ({ target }) => {
    // The question of a vote follows what it decides, while it is one of the product's own.
    for (const own of target.name === "purpose" ? form.querySelectorAll(`[data-title="${target.value}"]`) : []) {
      const field = form.elements[`titles.${own.lang}`];
      if ([...form.querySelectorAll(`[data-title][lang=${own.lang}]`)].some(({ textContent }) => textContent === field.value)) field.value = own.textContent;
    }
    showFitting(form);
    showFitting(form); // what has been marked instead may bring parts of its own
  });
}

// A long list is searched as one types; what is ticked stays in sight.
document.addEventListener("input", ({ target }) => {
  const list = target instanceof HTMLInputElement && target.dataset.filter ? document.getElementById(target.dataset.filter) : null;
  if (!list) return;
  const words = target.value.toLowerCase().split(/\s+/);
  const items = [...list.querySelectorAll(target.dataset.items ?? "label")];
  for (const item of items) item.hidden = !item.querySelector("input:checked:not([value=''])") && !words.every((word) => item.textContent.toLowerCase().includes(word));
  const found = document.getElementById(`${list.id}-found`);
  if (found) found.textContent = `${items.filter(({ hidden }) => !hidden).length} / ${items.length}`;
});
document.addEventListener("keydown", (event) => event.key === "Enter" && event.target.dataset?.filter && event.preventDefault());
