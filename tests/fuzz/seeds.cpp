// Seeds from files that stand in the source anyway.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "target.h"

namespace hp::fuzz {

std::vector<std::string> source_texts(const std::string& folder, std::string_view ending, std::size_t most_bytes) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(HELPPOINT_SOURCE "/" + folder, none))
    if (entry.is_regular_file() && entry.path().string().ends_with(ending) && entry.file_size() <= most_bytes)
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> texts;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

}  // namespace hp::fuzz
