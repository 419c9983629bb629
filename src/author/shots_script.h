#pragma once
// The look of the pages of pictures, and what they do by themselves: filters, and a translator's marks. Nothing is
// fetched; the marks are kept by the reader's own browser, under the pack's version, and go nowhere unless the reader
// copies and sends them.

namespace hp::author {

inline constexpr const char* shots_style =
    "body{font:18px/1.5 sans-serif;margin:0 2em 4em;background:#f7f3ea;color:#1b2a2f}a{color:#0e5560}"
    "nav{position:sticky;top:0;background:#f7f3ea;border-bottom:2px solid #ddd5c4;padding:.6em 0;z-index:1}"
    "nav label{margin-right:1.2em}select,button,textarea{font:inherit}textarea{width:100%;height:8em}"
    "section{margin:2em 0;border-top:2px solid #ddd5c4;padding-top:.4em}h2{margin:.2em 0}"
    "section.done h2{color:#2c6e49}.mark{margin-left:1em;font-size:18px;font-weight:normal}"
    ".faults{background:#fff1c9;border-left:6px solid #b25b00;margin:.5em 0;padding:.4em .4em .4em 2em}"
    ".faults q{color:#415156}.faults code{font-size:80%}"
    ".pair{display:flex;gap:2em;align-items:flex-start}.side{flex:1}.side p{margin:0;color:#415156}"
    "img{border:1px solid #ddd5c4;border-radius:8px;margin:0 .4em .4em 0;vertical-align:top}"
    ".tall img{width:230px}.wide img{width:420px}[hidden]{display:none!important}";

// Of a language's page. `book` says what the marks are of.
inline constexpr const char* shots_script = R"js(<script>
"use strict";
const book = document.body.dataset, all = [...document.querySelectorAll("section")];
const key = section => "helppoint " + book.pack + " " + book.version + " " + book.tag + " " + section.id;
const get = name => document.getElementById(name);
let kept = {};  // where the browser keeps nothing, marks last as long as the page is open
const read = name => { try { return localStorage.getItem(name); } catch { return kept[name]; } };
const keep = (name, on) => {
  kept[name] = on ? "checked" : undefined;
  try { on ? localStorage.setItem(name, "checked") : localStorage.removeItem(name); } catch {}
};
const marked = section => section.querySelector(".mark input").checked;
function show() {
  for (const section of all) {
    section.classList.toggle("done", marked(section));
    section.hidden = (get("page").value && get("page").value !== section.id) ||
        (get("only-faults").checked && !section.querySelector(".faults")) ||
        (get("only-open").checked && marked(section));
  }
  for (const box of document.querySelectorAll("input[name=view]"))
    for (const part of document.getElementsByClassName(box.value)) part.hidden = !box.checked;
  const done = all.filter(marked), open = all.filter(section => !marked(section));
  const list = sections => sections.map(section => "  " + section.id + "\n").join("");
  get("count").textContent = done.length + " of " + all.length + " checked";
  get("list").value = book.pack + ", version " + book.version + ", " + book.language + " (" + book.tag + ")\n" +
      "Checked, " + done.length + " of " + all.length + " screens:\n" + list(done) +
      (open.length ? "Not checked yet:\n" + list(open) : "");
}
for (const section of all) {
  const box = section.querySelector(".mark input");
  box.checked = read(key(section)) === "checked";
  box.onchange = () => { keep(key(section), box.checked); show(); };
}
for (const control of document.querySelectorAll("nav input, nav select")) control.onchange = show;
get("language").onchange = () =>
    location.href = get("language").value + ".html" + (get("page").value ? "#" + get("page").value : "");
get("copy").onclick = () => {
  get("list").hidden = false;
  get("list").select();
  document.execCommand("copy");
  if (navigator.clipboard) navigator.clipboard.writeText(get("list").value).catch(() => {});
};
// From index.html to one screen; from one language to the same screen in another.
if (all.some(section => "#" + section.id === location.hash)) get("page").value = location.hash.slice(1);
show();
</script>)js";

// Of index.html: to one language and one screen.
inline constexpr const char* shots_index_script = R"js(<script>
"use strict";
const get = name => document.getElementById(name);
get("open").onclick = () =>
    location.href = get("language").value + ".html" + (get("page").value ? "#" + get("page").value : "");
</script>)js";

}  // namespace hp::author
