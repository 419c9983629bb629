#include "kiosk/receipt_watch.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "pack/receipt.h"

namespace hp::kiosk {
namespace {

// Like every file of the store, opened without following a link or waiting for a pipe's writer.
std::optional<std::string> read_start(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return std::nullopt;
  std::string text(pack::max_receipt_bytes + 1, '\0');
  const ssize_t got = ::read(descriptor, text.data(), text.size());
  ::close(descriptor);
  if (got < 0) return std::nullopt;
  text.resize(static_cast<std::size_t>(got));
  return text;
}

}  // namespace

ReceiptWatch::ReceiptWatch(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  m_folder = slash == std::string::npos ? "." : file.substr(0, std::max<std::size_t>(slash, 1));
  m_name = file.substr(slash == std::string::npos ? 0 : slash + 1);
  m_descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (m_descriptor >= 0 && ::inotify_add_watch(m_descriptor, m_folder.c_str(), IN_MOVED_TO | IN_ONLYDIR) >= 0) return;
  std::fprintf(stderr, "helppoint: %s cannot be watched (%s), so nothing will be shown of a stick that is plugged in\n",
               m_folder.c_str(), std::strerror(errno));
  if (m_descriptor >= 0) ::close(m_descriptor);
  m_descriptor = -1;
}

ReceiptWatch::~ReceiptWatch() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

std::optional<std::string> ReceiptWatch::news() {
  if (m_descriptor < 0) return std::nullopt;
  bool replaced = false;
  alignas(inotify_event) std::array<char, 4096> events{};
  for (ssize_t got = 0; (got = ::read(m_descriptor, events.data(), events.size())) > 0;)
    for (ssize_t at = 0; at < got;) {
      inotify_event event{};
      std::memcpy(&event, events.data() + at, sizeof event);
      const std::string_view name(events.data() + at + sizeof event, event.len);
      // Too many at once and some are lost: the file is read to be sure.
      replaced |= name.substr(0, name.find('\0')) == m_name || (event.mask & IN_Q_OVERFLOW) != 0;
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  return replaced ? read_start(m_folder + "/" + m_name) : std::nullopt;
}

}  // namespace hp::kiosk
