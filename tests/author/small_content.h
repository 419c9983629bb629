#pragma once
// A throw-away copy of cases/good, with files of a case laid over it, in which helppoint-pack can be run.
#include <filesystem>
#include <string>
#include <vector>

namespace hp::author {

class SmallContent {
 public:
  explicit SmallContent(const std::string& case_name = "good");
  ~SmallContent();
  SmallContent(const SmallContent&) = delete;
  SmallContent& operator=(const SmallContent&) = delete;

  std::string path(const std::string& file) const { return (m_root / file).string(); }
  std::string content() const { return path("content/small"); }
  bool has(const std::string& file) const { return std::filesystem::exists(m_root / file); }
  std::string read(const std::string& file) const;
  void write(const std::string& file, const std::string& text) const;
  void replace(const std::string& file, const std::string& from, const std::string& to) const;

  // helppoint-pack, in this folder: "exit N", what it wrote on both outputs.
  std::string run(const std::string& arguments) const;

 private:
  std::filesystem::path m_root;
};

std::vector<std::string> case_names();  // every folder of cases/
std::filesystem::path cases_folder();

}  // namespace hp::author
