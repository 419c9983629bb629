#pragma once
// Tells which files people save in a few folders. Editors save in many ways (written in place, renamed over, a hidden
// copy beside): what is told is the name a file has in the end, once it is whole.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "result.h"

namespace hp::author {

class Watch {
 public:
  // The folders themselves, not what is below them; one that is not there is left out until it is made. Errors:
  // watch.failed.
  static Result<Watch> open(std::vector<std::string> folders);
  Watch(Watch&&) noexcept;
  Watch& operator=(Watch&&) = delete;
  ~Watch();

  int descriptor() const { return m_descriptor; }  // readable when something was saved
  // What has been saved, renamed or removed since, each once; waits until nothing more comes for 30 ms, since one
  // "save" can be several files.
  std::set<std::string> saved();

 private:
  Watch() = default;
  void look_for_folders();
  int m_descriptor = -1;
  std::vector<std::string> m_folders;
  std::map<int, std::string> m_watched;
};

}  // namespace hp::author
