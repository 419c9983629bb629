#pragma once
// What people do with keys and packs: make a key, sign a pack with it, check that a pack is one this trust would take.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "author/keys.h"
#include "pack/store.h"
#include "result.h"

namespace hp::author {

// NAME.key, which its owner alone may read, and NAME.pub. Neither may be there before: a key that is written over is
// lost, and with it what it was trusted for. Errors: keygen.there-already, keygen.unwritable; key.no-memory.
Result<void> write_key_files(const SigningKey& key, const std::string& name, std::string_view passphrase);

// The pack with one signature more. The trusted comment says which pack and version it is of. Errors: as attach().
Result<std::vector<std::byte>> sign_pack(std::span<const std::byte> pack, const SigningKey& key);

// What `verify` says of a pack that is good: title, version, who signed, six words, and whether it is a preview.
std::string praise(const std::string& file, const pack::InstalledPack& pack, const pack::Trust& trust);

}  // namespace hp::author
