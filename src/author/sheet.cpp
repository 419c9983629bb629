#include "author/sheet.h"

#include <algorithm>
#include <filesystem>
#include <span>

#include "author/html.h"
#include "author/sentence.h"
#include "pack/core_numbers.h"
#include "pack/disk.h"

namespace hp::author {
namespace {

std::string_view display_name(DraftHelpline::Display display) {
  switch (display) {
    case DraftHelpline::Display::show:
      return "show";
    case DraftHelpline::Display::no_hours:
      return "no-hours";
    case DraftHelpline::Display::hide:
      return "hide";
    default:
      return "hold";
  }
}

bool says(const SourceSentence& source, const std::string& id) {
  return std::any_of(source.sentence.begin(), source.sentence.end(), [&](const content::Span& span) {
    const auto* phone = std::get_if<content::PhoneSpan>(&span);
    return phone && phone->id == id;
  });
}

std::vector<std::string> places_of(const Draft& draft, const std::string& id) {
  std::vector<std::string> where;
  for (const DraftPage& page : draft.pages) {
    bool card = false, sentence = false;
    for (const SourceBlock& block : page.blocks) {
      card = card || block.helpline == id;
      for (const SourceSentence& source : block.sentences) sentence = sentence || says(source, id);
    }
    if (card || sentence)
      where.push_back(page.id + (card && sentence ? " (card, sentence)" : card ? " (card)" : " (sentence)"));
  }
  if (draft.questions) {
    const auto on = [&](const auto& screen) {
      return std::any_of(screen.helplines.begin(), screen.helplines.end(),
                         [&](const PlacedText& named) { return named.text == id; });
    };
    const auto& all = draft.questions->list;
    if (on(draft.questions->some) || on(draft.questions->none) || std::any_of(all.begin(), all.end(), on))
      where.push_back("the questions");
  }
  return where;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

// RFC 4180: a field with a comma, a quotation mark or a line break stands in quotation marks. A spreadsheet takes what
// begins with = + - @ for a formula, and "+44" is a number: an apostrophe would spoil the data, a quoted field does not
// help, so a space stands before it.
std::string field(std::string text) {
  if (!text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos) text.insert(0, " ");
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string line(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ",") + field(fields[i]);
  return out + "\r\n";
}

constexpr const char* style =
    "body{font:11pt/1.35 sans-serif;margin:1.5em;color:#111}h1{font-size:16pt;margin:0 0 .3em}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.35em .5em;vertical-align:top;"
    "text-align:left}th{background:#eee}tr{break-inside:avoid}thead{display:table-header-group}"
    ".phone{font-size:14pt;font-weight:bold;white-space:nowrap}.box{width:1.1em;height:1.1em;border:1.5px solid #111}"
    ".line{border-bottom:1px solid #111;width:6em;height:1.6em}small{color:#444}"
    "@page{size:A4 landscape;margin:12mm}";

}  // namespace

std::vector<SheetRow> sheet_of(const Draft& draft) {
  std::vector<SheetRow> rows;
  for (const DraftHelpline& helpline : draft.helplines) {
    SheetRow row;
    row.id = helpline.id;
    row.name = plain_text(helpline.name.sentence);
    row.phone = helpline.phone;
    row.display = display_name(helpline.display);
    row.core = std::any_of(pack::core_numbers.begin(), pack::core_numbers.end(),
                           [&](const pack::CoreNumber& core) { return core.id == helpline.id; });
    row.where = places_of(draft, helpline.id);
    for (const SourceSentence& hours : helpline.hours) row.hours.push_back(plain_text(hours.sentence));
    row.cost = plain_text(helpline.cost.sentence);
    row.checked = helpline.checked;
    row.checked_by = helpline.checked_by;
    row.source = helpline.source;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string sheet_as_csv(const std::vector<SheetRow>& rows) {
  std::string csv =
      line({"id", "name", "phone", "core", "display", "where", "hours", "cost", "checked", "checked_by", "source"});
  for (const SheetRow& row : rows)
    csv += line({row.id, row.name, row.phone, row.core ? "yes" : "no", row.display, joined(row.where, "; "),
                 joined(row.hours, "; "), row.cost, row.checked, row.checked_by, row.source});
  return csv;
}

std::string sheet_as_html(const std::vector<SheetRow>& rows, const Draft& draft) {
  std::string html =
      "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>Numbers to ring: " + escaped(draft.title) +
      "</title><style>" + style + "</style><h1>Numbers to ring: " + escaped(draft.title) + ", version " +
      std::to_string(draft.version) +
      "</h1><p>Ring each number. Read its name, hours and cost aloud to whoever answers. Tick the box "
      "when all of it is right, and sign; else write what is wrong beside it. Then put the day into "
      "<i>checked</i> and your name into <i>checked_by</i> of its entry in helplines.toml.</p>"
      "<table><thead><tr><th>Right<th>Number<th>Who answers, hours, cost<th>Where it is shown"
      "<th>Last checked<th>Source<th>Initials</tr></thead><tbody>";
  for (const SheetRow& row : rows) {
    html += "<tr><td><div class=\"box\"></div><td class=\"phone\">" + escaped(row.phone) + "<td><b>" +
            escaped(row.name) + "</b><br>" + escaped(row.hours.empty() ? "hours not known" : joined(row.hours, "; ")) +
            "<br>" + escaped(row.cost.empty() ? "cost not known" : row.cost) + "<br><small>[" + escaped(row.id) + "] " +
            escaped(row.display) + (row.core ? ", compiled into the program" : "") + "</small><td>";
    html += row.where.empty() ? "nowhere" : escaped(joined(row.where, "; "));
    html += "<td>" + escaped(row.checked) + "<br>" +
            (row.checked_by.empty() ? "by nobody yet" : escaped(row.checked_by)) + "<td><small>" + escaped(row.source) +
            "</small><td><div class=\"line\"></div></tr>";
  }
  return html + "</tbody></table></html>\n";
}

Result<void> write_sheet(const Draft& draft, const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    return Error{"sheet.unwritable", folder + " cannot be made (" + failed.message() + "); choose another --out"};
  const std::vector<SheetRow> rows = sheet_of(draft);
  for (const auto& [name, text] :
       {std::pair{"/numbers.csv", sheet_as_csv(rows)}, std::pair{"/numbers.html", sheet_as_html(rows, draft)}})
    if (auto written = pack::replace_file(folder + name, std::as_bytes(std::span(text))); !written) return written;
  return {};
}

}  // namespace hp::author
