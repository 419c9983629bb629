#pragma once
// Who may sign: a folder of *.pub files (minisign public keys), `threshold` and `group`, one line each. The folder
// holds at least threshold + 1 keys, no key twice (design §6).
#include <functional>
#include <string>
#include <vector>

#include "pack/signature.h"
#include "result.h"

namespace hp::pack {

struct TrustedKey {
  std::string name;  // the file's name without .pub
  PublicKey key;
  bool operator==(const TrustedKey&) const = default;
};

struct Trust {
  std::vector<TrustedKey> keys;
  unsigned threshold = 2;
  std::string group;
  bool operator==(const Trust&) const = default;
};

// Errors: trust.<what>, naming the file. Collects every fault of the folder before it stops.
Result<Trust> read_trust(const std::string& folder);
// The same of a folder that lies elsewhere, such as in a pack: the sorted names in it, and how one of them is read.
using ReadText = std::function<Result<std::string>(const std::string& name, std::size_t limit)>;
Result<Trust> read_trust(const std::string& folder, const std::vector<std::string>& names, const ReadText& read);

}  // namespace hp::pack
