#include "bad_packs.h"

namespace hp::pack::test {

std::vector<BadPack> all_bad_packs() {
  const std::pair<const char*, const std::vector<BadPack>*> kinds[] = {{"archive_", &bad_archives()},
                                                                       {"header_", &bad_headers()},
                                                                       {"manifest_", &bad_manifests()},
                                                                       {"signature_", &bad_signatures()},
                                                                       {"content_", &bad_contents()}};
  std::vector<BadPack> all;
  for (const auto& [kind, packs] : kinds)
    for (const BadPack& bad : *packs) all.push_back({kind + bad.name, bad.make, bad.code});
  return all;
}

}  // namespace hp::pack::test
