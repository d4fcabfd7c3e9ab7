/* The live notes: a line is saved without leaving the page, what others write is seen at once, and keys do the rest. */
const root = document.getElementById("live");
const EVERY = 1000, RENEW = 10000;
const piece = (name) => root.querySelector(`[data-piece="${name}"]`);
const told = root.querySelector("[data-told]");
const form = root.querySelector("[data-line-form]");
const field = form?.querySelector("textarea");
const key = form ? `viitta-note-${form.action}-${form.dataset.item}` : "";

const kept = (text) => {
  try {
    if (text === undefined) return localStorage.getItem(key) ?? "";
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    /* Storage is full or forbidden: the page works without it. */
  }
  return "";
};
const tell = (text) => {
  told.textContent = "";
  requestAnimationFrame(() => (told.textContent = text));
};

/* A piece that somebody is using is left as it is until the focus leaves it. */
const put = (name, markup) => {
  const place = piece(name);
  if (!place || place.dataset.drawn === markup || place.contains(document.activeElement)) return;
  if (place.dataset.drawn !== undefined || place.innerHTML.trim() !== markup.trim()) {
    const open = [...place.querySelectorAll("details")].map((one) => one.open);
    place.innerHTML = markup;
    place.querySelectorAll("details").forEach((one, at) => (one.open = open[at] ?? one.open));
  }
  place.dataset.drawn = markup;
};

let tag = "";
let asking = false;
const poll = async () => {
  if (document.hidden || asking) return;
  asking = true;
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(root.dataset.poll, { headers, cache: "no-store", redirect: "error" });
    if (answer.status === 200) {
      const pieces = await answer.json();
      for (const [name, markup] of Object.entries(pieces)) put(name, markup);
      /* A piece that was in use is asked for again. */
      tag = Object.keys(pieces).every((name) => !piece(name)?.contains(document.activeElement)) ? (answer.headers.get("ETag") ?? "") : "";
    }
  } catch {
    /* No connection now: the next round asks again. */
  } finally {
    asking = false;
  }
};
setInterval(poll, EVERY);

const problem = (text) => {
  const place = form.querySelector("[data-problem]");
  place.textContent = text;
  place.hidden = !text;
  if (text) tell(text);
};

if (form) {
  /* The address tells the item, so that loading the page again shows the same one and what was typed for it. */
  if (!new URLSearchParams(location.search).has("item")) history.replaceState(null, "", `${location.pathname}?item=${form.dataset.item}${location.hash}`);
  const page = document.querySelector(".errors");
  if (!field.value && !page) field.value = kept();

  let renewed = 0;
  field.addEventListener("input", () => {
    kept(field.value);
    /* The pen stays in the hand of whoever types. */
    if (Date.now() - renewed < RENEW) return;
    renewed = Date.now();
    const body = new FormData(form);
    body.delete("text");
    body.set("do", "take");
    fetch(root.dataset.do, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => {});
  });

  let saving = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (saving || !field.value.trim()) return;
    saving = true;
    const text = field.value;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (answer.ok) {
        piece("notes").innerHTML = said.notes;
        piece("notes").dataset.drawn = said.notes;
        form.elements.key.value = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
        if (field.value === text) field.value = "";
        kept(field.value);
        problem("");
        tell(root.dataset.saved);
      } else problem(said.problem);
    } catch {
      problem(root.dataset.lost);
    } finally {
      saving = false;
      field.focus();
    }
  });

  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "ArrowUp" && !event.altKey && field.selectionStart === 0 && field.selectionEnd === 0) {
      const lines = [...root.querySelectorAll("[data-line][tabindex]")];
      if (!lines.length) return;
      event.preventDefault();
      lines.at(-1).focus();
    }
  });
}

/* On a line: arrows move, 1 to 4 make a thing of it, Escape goes back to writing. */
root.addEventListener("keydown", (event) => {
  if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    const steps = [...root.querySelectorAll('[data-piece="agenda"] li')];
    const now = steps.findIndex((one) => one.classList.contains("here"));
    const next = steps[now + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      location.href = next.querySelector("a").href;
    }
    return;
  }
  const line = event.target;
  if (!line.matches?.("[data-line]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const lines = [...root.querySelectorAll("[data-line][tabindex]")];
  const at = lines.indexOf(line);
  if (event.key === "ArrowUp" && at > 0) lines[at - 1].focus();
  else if (event.key === "ArrowDown") (lines[at + 1] ?? field)?.focus();
  else if (event.key === "Escape") field?.focus();
  else {
    const kind = { 1: "measure", 2: "risk", 3: "observation", 4: "action_point" }[event.key];
    const button = kind && line.querySelector(`button[value="${kind}"]`);
    if (!button) return;
    button.click();
  }
  event.preventDefault();
});
field?.focus({ preventScroll: true });
