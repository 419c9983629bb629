#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <span>

#include "author/html.h"
#include "author/shots.h"
#include "author/shots_script.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

namespace fs = std::filesystem;

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

std::string head(const std::string& title, const std::string& data = {}) {
  return "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>" + escaped(title) + "</title><style>" +
         shots_style + "</style><body" + data + "><h1>" + escaped(title) + "</h1>";
}

std::string name_of(const PicturedLanguage& language) {
  return language.endonym + (language.english == language.endonym ? "" : " · " + language.english);
}

// "03-work-pay" shows the page work/pay.
bool shows(const std::string& screen, const std::string& page) {
  std::string name = page;
  std::replace(name.begin(), name.end(), '/', '-');
  const auto dash = screen.find('-');
  return !page.empty() && dash != screen.npos && screen.substr(dash + 1) == name;
}

std::string list_of(const std::vector<const Finding*>& faults) {
  if (faults.empty()) return {};
  std::string html = "<ul class=\"faults\">";
  for (const Finding* fault : faults) {
    html += "<li>" + escaped(fault->sentence);
    if (!fault->about.english.empty()) html += " <q>" + escaped(fault->about.english) + "</q>";
    html += " <code>" + escaped(to_string(fault->place)) + " " + std::string(id_of(fault->rule)) + "</code></li>";
  }
  return html + "</ul>";
}

std::string option(const std::string& value, const std::string& words, bool chosen = false) {
  return "<option value=\"" + escaped(value) + "\"" + (chosen ? " selected" : "") + ">" + escaped(words) + "</option>";
}

class LanguagePage {
 public:
  LanguagePage(const PictureIndex& index, const PicturedLanguage& language) : m_index(index), m_language(language) {
    // The English is everybody's: what is wrong with it is seen in every language.
    for (const Finding& fault : index.faults)
      if (fault.about.language.empty() || fault.about.language == language.tag) m_faults.push_back(&fault);
  }

  std::string html() {
    find_pictures();
    std::string html =
        head(name_of(m_language), " data-tag=\"" + m_language.tag + "\" data-language=\"" +
                                      escaped(m_language.english) + "\" data-pack=\"" + escaped(m_index.pack) +
                                      "\" data-version=\"" + m_index.version + "\"");
    if (m_language.draft) html += "<p>This language is a draft: no reader of it has checked it yet.</p>";
    html +=
        "<p>Read each screen. Where all of it is right, tick <i>checked</i>. Then copy the list and send it by mail, "
        "with what is wrong on the others. Your marks are kept on this computer only.</p>";
    html += controls();
    std::string sections;
    std::set<const Finding*> placed;
    for (const auto& [screen, pairs] : m_sections) {
      std::vector<const Finding*> own;
      for (const Finding* fault : m_faults)
        if (shows(screen, fault->about.page)) own.push_back(fault), placed.insert(fault);
      sections += "<section id=\"" + screen + "\"><h2>" + screen +
                  "<label class=\"mark\"><input type=\"checkbox\"> checked</label></h2>" + list_of(own) + pairs +
                  "</section>";
    }
    std::vector<const Finding*> others;
    for (const Finding* fault : m_faults)
      if (!placed.contains(fault)) others.push_back(fault);
    return html + list_of(others) + sections + shots_script + "</body></html>\n";
  }

 private:
  void find_pictures() {
    for (std::size_t i = 0; i < m_index.views.size(); ++i) {
      const std::string& view = m_index.views[i];
      const std::string own_folder = view + "/" + m_language.tag, english_folder = view + "/en-GB";
      Screens english = screens_in(m_index.out + "/" + english_folder);
      for (const auto& [screen, files] : screens_in(m_index.out + "/" + own_folder)) {
        std::string& section = m_sections[screen];
        section +=
            "<div class=\"pair " + view + (is_wide(view) ? " wide" : " tall") + "\"" + (i == 0 ? "" : " hidden") + ">";
        if (m_language.tag != "en-GB")
          section +=
              "<div class=\"side\"><p>English, " + view + "</p>" + images(english_folder, english[screen]) + "</div>";
        section += "<div class=\"side\"><p>" + escaped(m_language.english) + ", " + view + "</p>" +
                   images(own_folder, files) + "</div></div>";
      }
    }
  }

  std::string controls() const {
    std::string html = "<nav><a href=\"index.html\">All languages</a> <label>Language <select id=\"language\">";
    for (const PicturedLanguage& other : m_index.languages)
      html += option(other.tag, name_of(other), other.tag == m_language.tag);
    html += "</select></label><label>Screen <select id=\"page\">" + option("", "all");
    for (const auto& [screen, pairs] : m_sections) html += option(screen, screen);
    html += "</select></label>";
    for (std::size_t i = 0; i < m_index.views.size(); ++i)
      html += "<label><input type=\"checkbox\" name=\"view\" value=\"" + m_index.views[i] + "\"" +
              (i == 0 ? " checked" : "") + "> " + m_index.views[i] + "</label>";
    return html +
           "<label><input type=\"checkbox\" id=\"only-faults\"> only with faults</label>"
           "<label><input type=\"checkbox\" id=\"only-open\"> only what I have not checked</label>"
           "<button id=\"copy\">Copy the list of what I marked</button> <span id=\"count\"></span>"
           "<textarea id=\"list\" readonly hidden></textarea></nav>";
  }

  const PictureIndex& m_index;
  const PicturedLanguage& m_language;
  std::vector<const Finding*> m_faults;
  std::map<std::string, std::string> m_sections;  // screen → its pictures, English beside them
};

Result<void> write(const std::string& file, const std::string& text) {
  return pack::replace_file(file, std::as_bytes(std::span(text)));
}

// In which screens there are, for the choice on index.html.
std::set<std::string> all_screens(const PictureIndex& index) {
  std::set<std::string> screens;
  for (const std::string& view : index.views)
    for (const auto& [screen, files] : screens_in(index.out + "/" + view + "/en-GB")) screens.insert(screen);
  return screens;
}

}  // namespace

Result<void> write_index(const PictureIndex& index) {
  std::string html = head("Every screen, in every language");
  html += "<p>" + escaped(index.pack) + ", version " + index.version +
          ". Each language stands beside English, screen by screen.</p><p><label>Language <select id=\"language\">";
  for (const PicturedLanguage& language : index.languages) html += option(language.tag, name_of(language));
  html += "</select></label> <label>Screen <select id=\"page\">" + option("", "all");
  for (const std::string& screen : all_screens(index)) html += option(screen, screen);
  html += "</select></label> <button id=\"open\">Open</button></p><ul>";
  for (const PicturedLanguage& language : index.languages) {
    const auto own = std::count_if(index.faults.begin(), index.faults.end(),
                                   [&](const Finding& fault) { return fault.about.language == language.tag; });
    html += "<li><a href=\"" + language.tag + ".html\">" + escaped(name_of(language)) + "</a>" +
            (language.draft ? " (draft)" : "") + (own > 0 ? ", faults: " + std::to_string(own) : "") + "</li>";
    if (auto written = write(index.out + "/" + language.tag + ".html", LanguagePage(index, language).html()); !written)
      return written;
  }
  html += "</ul>";
  for (const std::string& view : index.views) {
    html += "<h2>" + view + "</h2><div class=\"" + (is_wide(view) ? "wide" : "tall") + "\">";
    for (const auto& [screen, files] : screens_in(index.out + "/" + view)) html += images(view, files);
    html += "</div>";
  }
  return write(index.out + "/index.html", html + shots_index_script + "</body></html>\n");
}

}  // namespace hp::author
