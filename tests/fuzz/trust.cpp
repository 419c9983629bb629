// A trust folder: files as NAME 0x1F TEXT 0x1E. What is accepted can be satisfied, and no one person can satisfy it.
#include "pack/trust.h"

#include <algorithm>
#include <map>

#include "pack/about.h"
#include "pack/archive.h"
#include "pack_builder.h"
#include "target.h"

namespace hp::fuzz {
namespace {

using namespace pack;

constexpr char after_name = '\x1f', after_file = '\x1e';

std::string folder_of(const pack::test::Files& files) {
  std::string out;
  for (const auto& [name, text] : files) out += name + after_name + text + after_file;
  return out;
}

void check_whole(const Trust& trust) {
  check(is_id(trust.group) && trust.threshold >= 1);
  check(trust.keys.size() > trust.threshold && trust.keys.size() <= max_signatures);
  for (const TrustedKey& key : trust.keys)
    for (const TrustedKey& other : trust.keys)
      check(&key == &other || (key.name != other.name && key.key.id != other.key.id && key.key.key != other.key.key));
}

}  // namespace

std::vector<std::string> seeds() {
  return {folder_of(pack::test::trust_files({0, 1, 2}, 2, "herts")),
          folder_of(pack::test::trust_files({0, 1, 2, 3, 4, 5, 6, 7, 8}, 8, "here")),
          folder_of(pack::test::trust_files({0, 0, 10}, 1, "herts"))};
}

std::vector<std::string> words() {
  return {std::string("threshold") + after_name,
          std::string("group") + after_name,
          std::string(".pub") + after_name,
          std::string(1, after_file),
          "untrusted comment: minisign public key\n",
          "4294967297",
          "-1"};
}

void try_input(std::string_view input) {
  std::map<std::string, std::string> files;
  for (Recipe recipe(input); !recipe.empty();) {
    Recipe file(recipe.until(after_file));
    const std::string name(file.until(after_name));
    files.emplace(name, file.rest());
  }
  std::vector<std::string> names;
  for (const auto& [name, text] : files) names.push_back(name);
  const auto trust =
      read_trust("folder", names, [&](const std::string& name, std::size_t limit) -> Result<std::string> {
        const auto found = files.find(name);
        if (found == files.end() || found->second.size() > limit) return Error{"disk.missing", "it is not there"};
        return found->second;
      });
  if (trust)
    check_whole(*trust);
  else
    check(trust.error().code.starts_with("trust."));
}

}  // namespace hp::fuzz
