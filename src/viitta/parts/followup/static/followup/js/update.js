/* The update page: half-written text survives a lost connection, a lower value asks why, the steps fill. */
const PREFIX = "viitta-draft-";
const form = document.querySelector("form[data-draft]");

const stored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
};
const store = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* Storage is full or forbidden: the page works without it. */
  }
};

/* After saving, drafts of this device have done their work. */
if (document.querySelector("[data-drafts-done]")) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) store(key, null);
}

const number = (text) => (text.trim() === "" ? NaN : Number(text.replace(",", ".").replace("%", "")));

const tellFall = (card) => {
  const field = card.querySelector("[data-fall]");
  const value = number(card.querySelector("input.percent").value);
  const lower = card.dataset.last !== "" && value < Number(card.dataset.last);
  field.hidden = !lower && field.querySelector("input").value === "" && field.hasAttribute("data-hide");
};

const isAnswered = (card) =>
  card.querySelector("input.percent").value.trim() !== "" || card.querySelector("input[name$='-pick']:checked") !== null;

const tellSteps = (cards) => {
  const steps = [...document.querySelectorAll("[data-steps] li")];
  const done = cards.filter(isAnswered).length;
  cards.forEach((card, index) => {
    if (!steps[index]) return;
    steps[index].classList.toggle("past", isAnswered(card));
  });
  steps.forEach((step) => step.classList.remove("now"));
  steps.find((step) => !step.classList.contains("past"))?.classList.add("now");
  const words = document.querySelector("[data-progress-words]");
  if (words) words.textContent = words.dataset.progressWords.replace("{done}", done).replace("{count}", cards.length);
};

if (form) {
  const key = PREFIX + form.dataset.draft;
  const cards = [...form.querySelectorAll("[data-card]")];
  const kept = () => [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));

  const draft = stored(key);
  if (draft && !document.querySelector(".errors")) {
    for (const field of kept()) {
      if (!(field.name in draft)) continue;
      if (field.type === "radio") field.checked = draft[field.name] === field.value;
      else field.value = draft[field.name];
    }
  }
  const save = () => {
    const values = {};
    for (const field of kept()) {
      if (field.type === "radio" ? field.checked : field.value !== field.defaultValue) values[field.name] = field.value;
    }
    store(key, Object.keys(values).length ? values : null);
  };

  for (const card of cards) {
    const percent = card.querySelector("input.percent");
    const picks = [...card.querySelectorAll("input[name$='-pick']")];
    /* A value of one's own and a chip rule each other out. */
    for (const name of ["input", "change"]) {
      percent.addEventListener(name, () => {
        if (percent.value !== "") for (const pick of picks) pick.checked = false;
      });
    }
    for (const pick of picks) {
      pick.addEventListener("change", () => {
        percent.value = "";
      });
    }
  }
  const tell = () => {
    cards.forEach(tellFall);
    tellSteps(cards);
  };
  for (const name of ["input", "change"]) {
    form.addEventListener(name, () => {
      tell();
      save();
    });
  }
  tell();
}
