/* Filters of a table's rows by their data: in the address, announced; the whole table stands there without it. */
(() => {
  "use strict";
  const form = document.querySelector("[data-row-filter]");
  const table = form && document.getElementById(form.dataset.rowFilter);
  if (!table) return;
  const status = document.getElementById(`${table.id}-status`);
  const whole = status.textContent;
  const rows = Array.from(table.tBodies[0].rows);
  const selects = Array.from(form.querySelectorAll("select"));

  function show() {
    const wanted = selects.filter((one) => one.value);
    let shown = 0;
    let gaps = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((one) => row.dataset[one.name].split(" ").includes(one.value));
      shown += !row.hidden;
      gaps += !row.hidden && row.dataset.state === "gap";
    }
    status.textContent = wanted.length ? `符合条件的${shown}项，其中${gaps}项暂无内容` : whole;
  }

  function read() {
    const given = new URLSearchParams(location.search);
    for (const one of selects) {
      one.value = given.get(one.name) ?? "";
      if (one.selectedIndex < 0) one.value = "";
    }
    show();
  }

  function keep() {
    const asked = new URLSearchParams(selects.filter((one) => one.value).map((one) => [one.name, one.value]));
    history.pushState(null, "", asked.size ? `?${asked}` : location.pathname);
    show();
  }

  form.hidden = false;
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const one of selects) one.value = "";
    keep();
  });
  window.addEventListener("popstate", read);
  read();
})();
