#include "author/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace hp::author {
namespace {

constexpr int quiet_ms = 30;
constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR;

// Editors' own: .page.md.swp, page.md~, #page.md#, and the number vim tries whether it may write with.
bool is_an_editors_own(std::string_view name) {
  return name.starts_with('.') || name.starts_with('#') || name.ends_with('~') || name == "4913";
}

}  // namespace

Result<Watch> Watch::open(std::vector<std::string> folders) {
  Watch watch;
  watch.m_descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (watch.m_descriptor < 0)
    return Error{"watch.failed", std::string("folders cannot be watched here: ") + std::strerror(errno)};
  watch.m_folders = std::move(folders);
  watch.look_for_folders();
  if (watch.m_watched.empty())
    return Error{"watch.failed", watch.m_folders.front() + " cannot be watched: " + std::strerror(errno)};
  return watch;
}

Watch::Watch(Watch&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_folders(std::move(other.m_folders)),
      m_watched(std::move(other.m_watched)) {}

Watch::~Watch() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

void Watch::look_for_folders() {
  for (const std::string& folder : m_folders)
    if (const int id = ::inotify_add_watch(m_descriptor, folder.c_str(), changes); id >= 0) m_watched[id] = folder;
}

std::set<std::string> Watch::saved() {
  std::set<std::string> files;
  alignas(inotify_event) std::array<char, 16384> events;
  for (pollfd wanted{m_descriptor, POLLIN, 0};;) {
    const ssize_t bytes = ::read(m_descriptor, events.data(), events.size());
    for (ssize_t at = 0; at < bytes;) {
      inotify_event event;
      std::memcpy(&event, events.data() + at, sizeof event);
      const std::string name = event.len > 0 ? events.data() + at + sizeof event : "";
      at += static_cast<ssize_t>(sizeof event + event.len);
      const auto folder = m_watched.find(event.wd);
      // A file just made is not whole yet: its end of writing comes too.
      const bool only_made = (event.mask & IN_CREATE) != 0 && (event.mask & IN_ISDIR) == 0;
      if (folder != m_watched.end() && !name.empty() && !only_made && !is_an_editors_own(name))
        files.insert(folder->second + "/" + name);
    }
    if (::poll(&wanted, 1, quiet_ms) <= 0) break;
  }
  look_for_folders();
  return files;
}

}  // namespace hp::author
