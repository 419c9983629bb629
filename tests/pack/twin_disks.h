#pragma once
// Two disks for the tests of the store. FailingDisk lets one operation of another disk fail. ForgettingDisk lives in
// memory and knows what a power cut may leave of it: each change of a name in a folder that was not synced is there or
// not, in any combination (ext4 keeps their order; we do not lean on it), and a file that was not synced has its bytes,
// none, or zeros in their place.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pack/disk.h"

namespace hp::pack::test {

class FailingDisk final : public Disk {
 public:
  enum class Way { undone, done_but_failed, from_then_on };
  // The operation number `at`, counted from 0, fails.
  FailingDisk(Disk& disk, std::size_t at, Way way) : m_disk(disk), m_at(at), m_way(way) {}
  std::size_t operations() const { return m_count; }

  Result<File> make_file(const std::string& folder) override;
  Result<void> reserve(File file, std::uint64_t bytes) override;
  Result<void> write(File file, std::span<const std::byte> bytes) override;
  Result<void> sync_file(File file) override;
  Result<void> name_file(File file, const std::string& path) override;
  Result<MappedFile> map(File file, const std::string& name, std::size_t limit) override;
  void close(File file) override { m_disk.close(file); }
  Result<void> make_folder(const std::string& path) override;
  Result<void> sync_folder(const std::string& path) override;
  Result<void> make_link(const std::string& target, const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::string> read(const std::string& path, std::size_t limit) override;
  Result<std::string> read_link(const std::string& path) override;
  Result<MappedFile> open(const std::string& path, std::size_t limit) override;

 private:
  template <class Done>
  auto maybe(Done done) -> decltype(done());
  Disk& m_disk;
  std::size_t m_at, m_count = 0;
  Way m_way;
};

class ForgettingDisk final : public Disk {
 public:
  ForgettingDisk() = default;
  // Called after each operation that changes anything, to look at what a cut now may leave.
  std::function<void()> after_each;
  std::optional<std::size_t> lies_at;  // the sync of this number, counted from 0, does nothing and says it did
  std::size_t syncs() const { return m_syncs; }

  void sync_all();
  // Every disk that a power cut now may leave, each once since `seen` was empty; the count.
  std::size_t for_each_cut(const std::function<void(ForgettingDisk&)>& look, std::set<std::string>& seen) const;
  std::string what() const;  // its names, links and sizes, to tell in a failed test

  Result<File> make_file(const std::string& folder) override;
  Result<void> reserve(File file, std::uint64_t bytes) override;
  Result<void> write(File file, std::span<const std::byte> bytes) override;
  Result<void> sync_file(File file) override;
  Result<void> name_file(File file, const std::string& path) override;
  Result<MappedFile> map(File file, const std::string& name, std::size_t limit) override;
  void close(File file) override { m_open.erase(file); }
  Result<void> make_folder(const std::string& path) override;
  Result<void> sync_folder(const std::string& path) override;
  Result<void> make_link(const std::string& target, const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::string> read(const std::string& path, std::size_t limit) override;
  Result<std::string> read_link(const std::string& path) override;
  Result<MappedFile> open(const std::string& path, std::size_t limit) override;

 private:
  struct Content {
    std::string bytes;
    bool synced = false;
    int number = 0;
  };
  struct Thing {  // what a name leads to: a file, a folder, or else a link
    std::shared_ptr<Content> file;
    bool folder = false;
    std::string target;
  };
  using Names = std::map<std::string, Thing>;
  using Change = std::vector<std::pair<std::string, std::optional<Thing>>>;  // one operation: all of it or nothing
  struct Folder {
    Names now, kept;
    std::vector<Change> unsynced;
  };
  static void apply(const Change& change, Names& names);
  Result<void> change(const std::string& folder, Change change);
  Thing* find(const std::string& path);
  bool is_lie() { return m_syncs++ == lies_at; }
  void changed() const {
    if (after_each) after_each();
  }
  std::map<std::string, Folder> m_folders{{"/store", {}}};
  std::map<File, std::shared_ptr<Content>> m_open;
  File m_next = 1000;
  std::size_t m_syncs = 0;
};

}  // namespace hp::pack::test
