#pragma once
// Signatures made elsewhere, by stock minisign on whatever machine holds the key, and the pack they belong to:
//
//   helppoint-pack writes MANIFEST out → minisign -Sm MANIFEST → attach() puts MANIFEST.minisig into the pack
//
// No key is needed here, so what can be checked is the form of a signature and that no key signs twice; whether it is
// right, and whose it is, only somebody who trusts a key can say (`helppoint-pack verify`, the kiosk).
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

// MANIFEST of a pack, signed or not, to be signed. The whole pack is checked first, every hash too, sound included:
// nobody shall be asked to sign what is damaged. Errors: archive.<what>, manifest.<what>, attach.hash-wrong.
Result<std::string> manifest_of(std::span<const std::byte> pack);

// The pack with these signatures behind those it has, in the order given: signatures keep their numbers, and adding two
// in turn gives the same bytes as adding both at once. The pack is checked as above. Errors: as above;
// signature.<what>, attach.signed-twice, attach.too-many, each naming which of `minisig_files` it was.
Result<std::vector<std::byte>> attach(std::span<const std::byte> pack, std::span<const std::string> minisig_files);

}  // namespace hp::author
