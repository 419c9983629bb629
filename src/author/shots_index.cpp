#include <algorithm>
#include <filesystem>
#include <map>
#include <span>

#include "author/html.h"
#include "author/shots.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

namespace fs = std::filesystem;

constexpr const char* style =
    "body{font:18px/1.5 sans-serif;margin:2em;background:#f7f3ea;color:#1b2a2f}a{color:#0e5560}"
    "h2{margin:2em 0 .3em;border-top:2px solid #ddd5c4;padding-top:.6em}"
    ".pair{display:flex;gap:2em;align-items:flex-start}.side{flex:1}.side p{margin:0;color:#415156}"
    "img{border:1px solid #ddd5c4;border-radius:8px;margin:0 .4em .4em 0;vertical-align:top}"
    ".tall img{width:230px}.wide img{width:420px}label{margin-right:1.2em}";
// Which views are seen is chosen at the top; nothing is fetched, nothing is kept.
constexpr const char* chooser =
    "<script>for(const box of document.querySelectorAll('input'))box.onchange=()=>{"
    "for(const part of document.getElementsByClassName(box.value))part.hidden=!box.checked}</script>";

// Screen → its pictures in order: "03-work-pay" → "03-work-pay-1.png", "03-work-pay-2.png".
using Screens = std::map<std::string, std::vector<std::string>>;

Screens screens_in(const std::string& folder) {
  std::map<std::string, std::vector<std::pair<int, std::string>>> found;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    if (entry.path().extension() != ".png") continue;
    std::string name = entry.path().stem().string();
    int turn = 0;
    if (const std::size_t dash = name.rfind('-');
        dash != std::string::npos && dash + 1 < name.size() && dash + 4 > name.size() &&
        std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dash) + 1, name.end(),
                    [](char c) { return c >= '0' && c <= '9'; })) {
      turn = std::stoi(name.substr(dash + 1));
      name.erase(dash);
    }
    found[name].emplace_back(turn, entry.path().filename().string());
  }
  Screens screens;
  for (auto& [name, pictures] : found) {
    std::sort(pictures.begin(), pictures.end());
    for (auto& [turn, file] : pictures) screens[name].push_back(std::move(file));
  }
  return screens;
}

std::string images(const std::string& folder, const std::vector<std::string>& files) {
  std::string out;
  for (const std::string& file : files) {
    const std::string address = escaped(folder + "/" + file);
    out += "<a href=\"" + address + "\"><img loading=\"lazy\" src=\"" + address + "\" alt=\"\"></a>";
  }
  return out;
}

bool is_wide(const std::string& view) {
  int width = 0, height = 0;
  return std::sscanf(view.c_str(), "%dx%d", &width, &height) == 2 && width > height;
}

std::string head(const std::string& title) {
  return "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>" + escaped(title) + "</title><style>" +
         style + "</style><h1>" + escaped(title) + "</h1>";
}

std::string name_of(const PicturedLanguage& language) {
  return language.endonym + (language.english == language.endonym ? "" : " · " + language.english);
}

std::string page_of(const std::string& out, const std::vector<std::string>& views, const PicturedLanguage& language) {
  std::string html = head(name_of(language));
  html += "<p><a href=\"index.html\">All languages</a>";
  if (language.draft) html += " · This language is a draft: no reader of it has checked it yet.";
  html += "</p><p>";
  for (std::size_t i = 0; i < views.size(); ++i)
    html += "<label><input type=\"checkbox\" value=\"" + views[i] + "\"" + (i == 0 ? " checked" : "") + "> " +
            views[i] + "</label>";
  html += "</p>";

  std::map<std::string, std::string> sections;  // by screen
  for (std::size_t i = 0; i < views.size(); ++i) {
    const std::string own_folder = views[i] + "/" + language.tag, english_folder = views[i] + "/en-GB";
    Screens english = screens_in(out + "/" + english_folder);
    for (const auto& [screen, files] : screens_in(out + "/" + own_folder)) {
      std::string& section = sections[screen];
      section += "<div class=\"pair " + views[i] + (is_wide(views[i]) ? " wide" : " tall") + "\"" +
                 (i == 0 ? "" : " hidden") + ">";
      if (language.tag != "en-GB")
        section +=
            "<div class=\"side\"><p>English, " + views[i] + "</p>" + images(english_folder, english[screen]) + "</div>";
      section += "<div class=\"side\"><p>" + escaped(language.english) + ", " + views[i] + "</p>" +
                 images(own_folder, files) + "</div></div>";
    }
  }
  for (const auto& [screen, section] : sections) html += "<h2 id=\"" + screen + "\">" + screen + "</h2>" + section;
  return html + chooser + "</html>\n";
}

Result<void> write(const std::string& file, const std::string& text) {
  return pack::replace_file(file, std::as_bytes(std::span(text)));
}

}  // namespace

Result<void> write_index(const std::string& out, const std::vector<std::string>& views,
                         const std::vector<PicturedLanguage>& languages) {
  std::string html = head("Every screen, in every language");
  html += "<p>Each language stands beside English, screen by screen.</p><ul>";
  for (const PicturedLanguage& language : languages) {
    html += "<li><a href=\"" + language.tag + ".html\">" + escaped(name_of(language)) + "</a>" +
            (language.draft ? " (draft)" : "") + "</li>";
    if (auto written = write(out + "/" + language.tag + ".html", page_of(out, views, language)); !written)
      return written;
  }
  html += "</ul>";
  for (const std::string& view : views) {
    html += "<h2>" + view + "</h2><div class=\"" + (is_wide(view) ? "wide" : "tall") + "\">";
    for (const auto& [screen, files] : screens_in(out + "/" + view)) html += images(view, files);
    html += "</div>";
  }
  return write(out + "/index.html", html + "</html>\n");
}

}  // namespace hp::author
