// MANIFEST: what is accepted is written back byte for byte, and it is accepted exactly when the rules of manifest.h,
// put plainly here, say so.
#include "pack/manifest.h"

#include <algorithm>
#include <set>

#include "pack_builder.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace pack;

bool all_of(std::string_view text, std::string_view allowed) { return text.find_first_not_of(allowed) == text.npos; }

bool may_be_path(const std::string& path) {
  if (path == "pack.json") return true;
  if (path.size() > 100 || path.ends_with('/') || !all_of(path, "abcdefghijklmnopqrstuvwxyz0123456789._-/"))
    return false;
  const std::string between = "/" + path + "/";
  for (const char* never : {"//", "/./", "/../"})
    if (between.find(never) != between.npos) return false;
  for (const char* top : {"text/", "fonts/", "audio/", "trust/"})
    if (path.starts_with(top)) return true;
  return false;
}

bool may_be_manifest(std::string_view text) {
  if (text.empty() || text.size() > (1u << 20) || text.back() != '\n') return false;
  std::vector<std::string> paths;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    if (line.size() < 131 || !all_of(line.substr(0, 128), "0123456789abcdef") || line.substr(128, 2) != "  ")
      return false;
    paths.emplace_back(line.substr(130));
    if (!may_be_path(paths.back())) return false;
  }
  const std::set<std::string> sorted(paths.begin() + 1, paths.end());
  if (paths.size() > 4096 || paths.front() != "pack.json" || sorted.contains("pack.json")) return false;
  if (!std::equal(sorted.begin(), sorted.end(), paths.begin() + 1, paths.end())) return false;
  return std::none_of(sorted.begin(), sorted.end(), [&](const std::string& path) {  // a file that is a folder too
    const auto inside = sorted.lower_bound(path + "/");
    return inside != sorted.end() && inside->starts_with(path + "/");
  });
}

// Hashes are where a mutation is seldom right: "#" stands for one, as text seeds say it in brief.
std::string with_hashes(std::string_view brief) {
  std::string out;
  for (const char c : brief) c == '#' ? out += std::string(128, 'a') : out += c;
  return out;
}

}  // namespace

std::vector<std::string> seeds() {
  std::vector<std::string> out{pack::test::manifest_of(pack::test::good_files()),
                               "#  pack.json\n#  audio/en-gb/help.opus\n#  fonts/a-bold.ttf\n#  fonts/a.ttf\n"
                               "#  text/ar/pages.json\n#  text/ar/ui.mo\n#  trust/group\n",
                               "#  pack.json\n#  text/a\n#  text/a-b\n#  text/a/b\n",
                               "#  pack.json\n#  text/" + std::string(95, 'x') + "\n"};
  return out;
}

std::vector<std::string> words() {
  return {"#  ", "#  pack.json\n", "#  text/", "#  fonts/", "#  audio/", "#  trust/", "/../", "/./", "//", "\n", "  "};
}

void try_input(std::string_view input) {
  const std::string text = with_hashes(input);
  const auto manifest = parse_manifest(text);
  check(manifest.has_value() == may_be_manifest(text));
  if (!manifest) return check(manifest.error().code.starts_with("manifest."));
  check(write_manifest(*manifest) == text);
  for (const ManifestLine& line : manifest->lines) check(is_pack_path(line.path));
}

}  // namespace hp::fuzz
