/* What makes a page nicer; each page works without it. */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

document.documentElement.classList.add("js");

/* A refused form is told at once to those who do not see the page. */
document.querySelector("[data-focus]")?.focus();

/* Menus of details close by Escape and by a press elsewhere. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of all("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of all("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

/* A second press of a button sends nothing; coming back to the page frees it. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of all("form[data-sent]")) delete form.dataset.sent;
});

/* Filters apply as they are chosen; their button is for those without this script. Empty ones stay out of the address. */
for (const form of all("form[data-autosubmit]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=radio], input[type=checkbox], input[type=date]")) form.requestSubmit();
  });
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
  });
}

/* data-pair: a slider and its number show the same value. */
for (const slider of all("input[type=range][data-pair]")) {
  const number = document.getElementById(slider.dataset.pair);
  slider.addEventListener("input", () => {
    number.value = slider.value;
    number.dispatchEvent(new Event("change", { bubbles: true }));
  });
  number.addEventListener("input", () => {
    if (number.value !== "") slider.value = number.value;
  });
}

/* data-pick-all: the box of the heading picks every row of its table. */
for (const head of all("input[data-pick-all]")) {
  const boxes = () => all("input[data-pick]", head.closest("table"));
  const tell = () => {
    const picked = boxes().filter((box) => box.checked).length;
    head.checked = picked > 0 && picked === boxes().length;
    head.indeterminate = picked > 0 && !head.checked;
    for (const box of boxes()) box.closest("tr").classList.toggle("picked", box.checked);
  };
  head.addEventListener("change", () => {
    for (const box of boxes()) box.checked = head.checked;
    tell();
  });
  head.closest("table").addEventListener("change", (event) => {
    if (event.target.matches("input[data-pick]")) tell();
  });
  tell();
}

/* data-print: the browser's own print. */
for (const button of all("button[data-print]")) button.addEventListener("click", () => window.print());
