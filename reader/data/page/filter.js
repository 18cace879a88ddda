// Shows and hides names by type: a class of the page's body for each type that is hidden.
const filter = document.querySelector("nav");
filter.hidden = false;
for (const button of filter.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.body.classList.toggle(`no-${button.value}`, !shown);
  });
}
