#pragma once
// A bad pack for every kind of damage, each named by its damage, with the code of its refusal. All are refused by a
// kiosk of group herts that trusts keys 0, 1 and 2 and has had `shown_before_bad` already; most would be refused by
// any.
#include <functional>
#include <string>
#include <vector>

#include "pack_builder.h"

namespace hp::pack::test {

struct BadPack {
  std::string name;
  std::function<Bytes()> make;
  std::string code;  // of the Error
};
inline std::ostream& operator<<(std::ostream& out, const BadPack& bad) { return out << bad.name; }

inline constexpr std::uint64_t shown_before_bad = 2026'11'20'01;

const std::vector<BadPack>& bad_archives();    // the container
const std::vector<BadPack>& bad_headers();     // …each field of its headers, and its end at every block
const std::vector<BadPack>& bad_manifests();   // signed rightly, wrong all the same
const std::vector<BadPack>& bad_signatures();  // whole, signed wrongly
const std::vector<BadPack>& bad_contents();    // whole and signed, not to be shown here
std::vector<BadPack> all_bad_packs();          // the name of the kind before each name

}  // namespace hp::pack::test
