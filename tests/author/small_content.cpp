#include "small_content.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace hp::author {
namespace fs = std::filesystem;

fs::path cases_folder() { return fs::path(HELPPOINT_SOURCE) / "tests/author/cases"; }

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(cases_folder()))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

SmallContent::SmallContent(const std::string& case_name) {
  std::string name = (fs::temp_directory_path() / "helppoint-author-XXXXXX").string();
  m_root = ::mkdtemp(name.data());
  for (const std::string& layer : {std::string("good"), case_name})
    fs::copy(cases_folder() / layer, m_root, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  fs::remove(m_root / "expect"), fs::remove(m_root / "command");
}

SmallContent::~SmallContent() {
  std::error_code ignored;
  fs::remove_all(m_root, ignored);
}

std::string SmallContent::read(const std::string& file) const {
  std::ifstream in(m_root / file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

void SmallContent::write(const std::string& file, const std::string& text) const {
  fs::create_directories((m_root / file).parent_path());
  std::ofstream(m_root / file, std::ios::binary) << text;
}

void SmallContent::replace(const std::string& file, const std::string& from, const std::string& to) const {
  std::string text = read(file);
  const auto at = text.find(from);
  ASSERT_NE(at, text.npos) << from;
  write(file, text.replace(at, from.size(), to));
}

std::string SmallContent::run(const std::string& arguments) const {
  const std::string command =
      "cd '" + m_root.string() + "' && '" HELPPOINT_BUILD "/bin/helppoint-pack' " + arguments + " >out 2>&1";
  const int status = std::system(command.c_str());
  std::string said = read("out");
  fs::remove(m_root / "out");
  return "exit " + std::to_string(WEXITSTATUS(status)) + "\n" + said;
}

}  // namespace hp::author
