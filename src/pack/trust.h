#pragma once
// Who may sign: a folder of *.pub files (minisign public keys), `threshold` and `group`, one line each. The folder
// holds at least threshold + 1 keys, no key twice (design §6).
#include <string>
#include <vector>

#include "pack/signature.h"
#include "result.h"

namespace hp::pack {

struct TrustedKey {
  std::string name;  // the file's name without .pub
  PublicKey key;
};

struct Trust {
  std::vector<TrustedKey> keys;
  unsigned threshold = 2;
  std::string group;
};

// Errors: trust.<what>, naming the file. Collects every fault of the folder before it stops.
Result<Trust> read_trust(const std::string& folder);

}  // namespace hp::pack
