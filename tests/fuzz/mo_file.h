#pragma once
// A .mo file as msgfmt writes it, without its hash table, for the targets that need one that is well formed.
#include <cstdint>
#include <map>
#include <string>

namespace hp::fuzz {

using Messages = std::map<std::string, std::string>;  // sorted as msgfmt sorts: by bytes

inline std::string mo_file(const Messages& messages, bool big_endian = false) {
  const auto word = [&](std::size_t value) {
    std::string out;
    for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> 8 * (big_endian ? 3 - i : i));
    return out;
  };
  const std::size_t count = messages.size();
  std::string out, ids, strings, texts;
  const auto place = [&](std::string& table, const std::string& text) {
    table += word(text.size()) + word(28 + 16 * count + texts.size());
    texts += text + '\0';
  };
  for (const auto& [id, text] : messages) place(ids, id), place(strings, text);
  for (const std::size_t value : {std::size_t{0x950412DE}, std::size_t{0}, count, std::size_t{28}, 28 + 8 * count,
                                  std::size_t{0}, std::size_t{0}})
    out += word(value);
  return out + ids + strings + texts;
}

}  // namespace hp::fuzz
