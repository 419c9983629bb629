#pragma once
// Files → an unsigned .helppack: MANIFEST, then the files in its order. The same files give the same bytes, whoever
// seals them and when. Only the writer of the container is here; that the content is right is for `rules` to say
// before.
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

// path → bytes; pack.json must be among them. Collects every path that a pack cannot hold before it stops.
// Errors: seal.path-wrong, seal.pack-json-missing, seal.too-many, seal.too-large; manifest.<what>.
Result<std::vector<std::byte>> seal(const std::map<std::string, std::vector<std::byte>>& files);

}  // namespace hp::author
