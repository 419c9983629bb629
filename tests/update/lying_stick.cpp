#include "lying_stick.h"

#define FUSE_USE_VERSION 31
#include <fuse.h>
#include <fuse_lowlevel.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <span>
#include <thread>

namespace hp::update::test {

struct LyingStick::Inside {
  Lie lie;
  std::string folder;
  struct fuse* fuse = nullptr;
  std::thread answering;
  // Written by the thread that answers, read when the updater is done.
  std::atomic<unsigned> opened = 0, sized = 0;
  std::vector<unsigned char> reads;  // of each byte
  std::uint64_t bytes_read = 0;

  static Inside& of_this_call() { return *static_cast<Inside*>(::fuse_get_context()->private_data); }
};

namespace {

bool is_root(const char* path) { return std::strcmp(path, "/") == 0; }

// The calls of fuse, each on the stick of its context.
template <class Stick>
struct Calls {
  static void* begin(struct fuse_conn_info*, struct fuse_config* config) {
    config->direct_io = 1;  // every read comes here
    config->attr_timeout = config->entry_timeout = config->negative_timeout = 0;
    return ::fuse_get_context()->private_data;
  }
  static int attributes(const char* path, struct stat* found, struct fuse_file_info*) {
    *found = {};
    if (is_root(path)) {
      found->st_mode = S_IFDIR | 0755;
      found->st_nlink = 2;
      return 0;
    }
    Stick& stick = Stick::of_this_call();
    const unsigned before = stick.sized++;
    found->st_mode = (stick.lie.mode ? stick.lie.mode(before) : S_IFREG) | 0444;
    found->st_nlink = 1;
    found->st_size = static_cast<off_t>(stick.lie.size(before));
    return 0;
  }
  static int names(const char*, void* buffer, fuse_fill_dir_t fill, off_t, struct fuse_file_info*,
                   enum fuse_readdir_flags) {
    for (unsigned n = 0; n < Stick::of_this_call().lie.names; ++n)
      fill(buffer, (n == 0 ? "x.helppack" : std::to_string(n) + ".helppack").c_str(), nullptr, 0,
           static_cast<fuse_fill_dir_flags>(0));
    return 0;
  }
  static int open(const char*, struct fuse_file_info*) {
    ++Stick::of_this_call().opened;
    return 0;
  }
  static int read(const char*, char* buffer, std::size_t bytes, off_t from, struct fuse_file_info*) {
    Stick& stick = Stick::of_this_call();
    const auto at = static_cast<std::size_t>(from);
    if (stick.reads.size() < at + bytes) stick.reads.resize(at + bytes);
    const auto first = stick.reads.begin() + from, end = first + static_cast<std::ptrdiff_t>(bytes);
    std::vector<char> said(bytes);
    const int got = stick.lie.read(at, said, *std::max_element(first, end));
    if (got <= 0) return got;
    // What was not answered may be asked again: the kernel itself does, having told of the part before it.
    for (unsigned char& times : std::span(stick.reads).subspan(at, static_cast<std::size_t>(got)))
      times = static_cast<unsigned char>(std::min(times + 1, 255));
    stick.bytes_read += static_cast<std::uint64_t>(got);
    std::copy_n(said.begin(), got, buffer);
    return got;
  }
};

}  // namespace

std::unique_ptr<LyingStick> LyingStick::mount(const std::string& folder, Lie lie) {
  if (::access("/dev/fuse", R_OK | W_OK) != 0) return nullptr;
  auto inside = std::make_unique<Inside>();
  inside->lie = std::move(lie), inside->folder = folder;
  using On = Calls<Inside>;
  struct fuse_operations calls {};
  calls.init = On::begin, calls.getattr = On::attributes, calls.readdir = On::names;
  calls.open = On::open, calls.read = On::read;
  std::string program = "lying-stick";
  char* words[] = {program.data(), nullptr};
  struct fuse_args args = FUSE_ARGS_INIT(1, words);
  inside->fuse = ::fuse_new(&args, &calls, sizeof calls, inside.get());
  if (!inside->fuse || ::fuse_mount(inside->fuse, folder.c_str()) != 0) return nullptr;
  inside->answering = std::thread([fuse = inside->fuse] { ::fuse_loop(fuse); });
  return std::unique_ptr<LyingStick>(new LyingStick(std::move(inside)));
}

LyingStick::LyingStick(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

LyingStick::~LyingStick() {
  ::umount2(m_inside->folder.c_str(), MNT_DETACH);  // with the last user of it the loop ends
  m_inside->answering.join();
  ::fuse_unmount(m_inside->fuse);
  ::fuse_destroy(m_inside->fuse);
}

unsigned LyingStick::opened() const { return m_inside->opened; }

unsigned LyingStick::most_reads_of_a_byte() const {
  const auto& reads = m_inside->reads;
  return reads.empty() ? 0 : *std::max_element(reads.begin(), reads.end());
}

std::uint64_t LyingStick::bytes_read() const { return m_inside->bytes_read; }

}  // namespace hp::update::test
