#include "twin_disks.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

namespace hp::pack::test {
namespace {

Error missing(const std::string& path) { return {"disk.missing", path + " is not there"}; }

std::pair<std::string, std::string> split(const std::string& path) {
  const auto slash = path.rfind('/');
  return {path.substr(0, slash), path.substr(slash + 1)};
}

Result<MappedFile> in_memory(const std::string& bytes, const std::string& name, std::size_t limit) {
  const int file = ::memfd_create("file", MFD_CLOEXEC);
  if (file < 0 || ::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
  auto mapped = MappedFile::map(file, name, limit);
  ::close(file);
  return mapped;
}

}  // namespace

template <class Done>
auto FailingDisk::maybe(Done done) -> decltype(done()) {
  const std::size_t number = m_count++;
  const bool fails = number == m_at || (m_way == Way::from_then_on && number > m_at);
  if (!fails) return done();
  if (m_way == Way::done_but_failed) {
    auto result = done();
    if (!result) return result;
  }
  return Error{"disk.unwritable", "operation " + std::to_string(number) + " failed, as the test wants it"};
}

Result<Disk::File> FailingDisk::make_file(const std::string& folder) {
  // A file that was made and of which nobody knows cannot be closed by anybody.
  const Way way = std::exchange(m_way, m_way == Way::done_but_failed ? Way::undone : m_way);
  auto made = maybe([&] { return m_disk.make_file(folder); });
  m_way = way;
  return made;
}
Result<void> FailingDisk::reserve(File file, std::uint64_t bytes) {
  return maybe([&] { return m_disk.reserve(file, bytes); });
}
Result<void> FailingDisk::write(File file, std::span<const std::byte> bytes) {
  return maybe([&] { return m_disk.write(file, bytes); });
}
Result<void> FailingDisk::sync_file(File file) {
  return maybe([&] { return m_disk.sync_file(file); });
}
Result<void> FailingDisk::name_file(File file, const std::string& path) {
  return maybe([&] { return m_disk.name_file(file, path); });
}
Result<MappedFile> FailingDisk::map(File file, const std::string& name, std::size_t limit) {
  return maybe([&] { return m_disk.map(file, name, limit); });
}
Result<void> FailingDisk::make_folder(const std::string& path) {
  return maybe([&] { return m_disk.make_folder(path); });
}
Result<void> FailingDisk::sync_folder(const std::string& path) {
  return maybe([&] { return m_disk.sync_folder(path); });
}
Result<void> FailingDisk::make_link(const std::string& target, const std::string& path) {
  return maybe([&] { return m_disk.make_link(target, path); });
}
Result<void> FailingDisk::rename(const std::string& from, const std::string& to) {
  return maybe([&] { return m_disk.rename(from, to); });
}
Result<void> FailingDisk::remove(const std::string& path) {
  return maybe([&] { return m_disk.remove(path); });
}
Result<std::vector<std::string>> FailingDisk::list(const std::string& folder) {
  return maybe([&] { return m_disk.list(folder); });
}
Result<std::string> FailingDisk::read(const std::string& path, std::size_t limit) {
  return maybe([&] { return m_disk.read(path, limit); });
}
Result<std::string> FailingDisk::read_link(const std::string& path) {
  return maybe([&] { return m_disk.read_link(path); });
}
Result<MappedFile> FailingDisk::open(const std::string& path, std::size_t limit) {
  return maybe([&] { return m_disk.open(path, limit); });
}

void ForgettingDisk::apply(const Change& change, Names& names) {
  for (const auto& [name, thing] : change) {
    if (thing)
      names[name] = *thing;
    else
      names.erase(name);
  }
}

Result<void> ForgettingDisk::change(const std::string& folder, Change change) {
  const auto found = m_folders.find(folder);
  if (found == m_folders.end()) return missing(folder);
  apply(change, found->second.now);
  found->second.unsynced.push_back(std::move(change));
  changed();
  return {};
}

ForgettingDisk::Thing* ForgettingDisk::find(const std::string& path) {
  const auto [folder, name] = split(path);
  const auto found = m_folders.find(folder);
  if (found == m_folders.end()) return nullptr;
  const auto thing = found->second.now.find(name);
  return thing == found->second.now.end() ? nullptr : &thing->second;
}

void ForgettingDisk::sync_all() {
  for (auto& [path, folder] : m_folders) {
    folder.kept = folder.now;
    folder.unsynced.clear();
    for (auto& [name, thing] : folder.now)
      if (thing.file) thing.file->synced = true;
  }
}

std::size_t ForgettingDisk::for_each_cut(const std::function<void(ForgettingDisk&)>& look,
                                         std::set<std::string>& seen) const {
  std::size_t looked_at = 0;
  ForgettingDisk left;
  left.m_folders.clear();
  left.m_next = m_next;
  // Which files of the folders chosen so far still need their bytes chosen, one after the other; then it is whole.
  const std::function<void(std::vector<std::shared_ptr<Content>*>&, std::size_t)> lose_bytes =
      [&](std::vector<std::shared_ptr<Content>*>& files, std::size_t at) {
        if (at == files.size()) {
          std::string key = left.what();
          if (!seen.insert(std::move(key)).second) return;
          ++looked_at;
          ForgettingDisk copy = left;
          look(copy);
          return;
        }
        const std::shared_ptr<Content> whole = *files[at];
        const std::string zeros(whole->bytes.size(), '\0');
        for (const std::string& bytes : {whole->bytes, std::string(), zeros}) {
          *files[at] = std::make_shared<Content>(Content{bytes, true, whole->number});
          lose_bytes(files, at + 1);
        }
        *files[at] = whole;
      };
  const std::function<void(std::vector<std::string>)> choose_names = [&](std::vector<std::string> folders) {
    if (folders.empty()) {
      std::vector<std::shared_ptr<Content>*> unsynced;
      for (auto& [path, folder] : left.m_folders)
        for (auto& [name, thing] : folder.now)
          if (thing.file && !thing.file->synced) unsynced.push_back(&thing.file);
      lose_bytes(unsynced, 0);
      return;
    }
    const std::string path = folders.back();
    folders.pop_back();
    const Folder& folder = m_folders.at(path);
    for (std::size_t subset = 0; subset < std::size_t{1} << folder.unsynced.size(); ++subset) {
      Names names = folder.kept;
      for (std::size_t i = 0; i < folder.unsynced.size(); ++i)
        if (subset >> i & 1) apply(folder.unsynced[i], names);
      std::vector<std::string> next = folders;
      for (const auto& [name, thing] : names)
        if (thing.folder) next.push_back(path + "/" + name);
      left.m_folders[path] = {names, names, {}};
      choose_names(next);
      left.m_folders.erase(path);
    }
  };
  choose_names({"/store"});
  return looked_at;
}

std::string ForgettingDisk::what() const {
  std::string text;
  for (const auto& [path, folder] : m_folders)
    for (const auto& [name, thing] : folder.now) {
      text += path + "/" + name;
      if (!thing.target.empty()) text += " -> " + thing.target;
      if (thing.file) {
        const bool zeros = !thing.file->bytes.empty() && thing.file->bytes.find_first_not_of('\0') == std::string::npos;
        text += " #" + std::to_string(thing.file->number) + " " + std::to_string(thing.file->bytes.size()) +
                (zeros ? " zeros" : " bytes");
      }
      text += "\n";
    }
  return text;
}

Result<Disk::File> ForgettingDisk::make_file(const std::string& folder) {
  if (!m_folders.contains(folder)) return missing(folder);
  m_open[m_next] = std::make_shared<Content>(Content{"", false, m_next});
  return m_next++;
}

Result<void> ForgettingDisk::reserve(File, std::uint64_t) { return {}; }

Result<void> ForgettingDisk::write(File file, std::span<const std::byte> bytes) {
  Content& content = *m_open.at(file);
  content.bytes.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  content.synced = false;
  changed();
  return {};
}

Result<void> ForgettingDisk::sync_file(File file) {
  if (!is_lie()) m_open.at(file)->synced = true;
  changed();
  return {};
}

Result<void> ForgettingDisk::name_file(File file, const std::string& path) {
  const auto [folder, name] = split(path);
  return change(folder, {{name, Thing{m_open.at(file), false, ""}}});
}

Result<MappedFile> ForgettingDisk::map(File file, const std::string& name, std::size_t limit) {
  return in_memory(m_open.at(file)->bytes, name, limit);
}

Result<void> ForgettingDisk::make_folder(const std::string& path) {
  if (find(path)) return {};
  const auto [folder, name] = split(path);
  m_folders[path];
  return change(folder, {{name, Thing{nullptr, true, ""}}});
}

Result<void> ForgettingDisk::sync_folder(const std::string& path) {
  const auto folder = m_folders.find(path);
  if (folder == m_folders.end()) return missing(path);
  if (!is_lie()) {
    folder->second.kept = folder->second.now;
    folder->second.unsynced.clear();
  }
  changed();
  return {};
}

Result<void> ForgettingDisk::make_link(const std::string& target, const std::string& path) {
  const auto [folder, name] = split(path);
  if (find(path)) return Error{"disk.unwritable", path + " is there already"};
  return change(folder, {{name, Thing{nullptr, false, target}}});
}

Result<void> ForgettingDisk::rename(const std::string& from, const std::string& to) {
  const Thing* const thing = find(from);
  if (!thing) return missing(from);
  const auto [folder, name] = split(from);
  return change(folder, {{name, std::nullopt}, {split(to).second, *thing}});
}

Result<void> ForgettingDisk::remove(const std::string& path) {
  if (!find(path)) return {};
  const auto [folder, name] = split(path);
  return change(folder, {{name, std::nullopt}});
}

Result<std::vector<std::string>> ForgettingDisk::list(const std::string& path) {
  const auto folder = m_folders.find(path);
  if (folder == m_folders.end() || (path != "/store" && !find(path))) return missing(path);
  std::vector<std::string> names;
  for (const auto& [name, thing] : folder->second.now) names.push_back(name);
  return names;
}

Result<std::string> ForgettingDisk::read(const std::string& path, std::size_t limit) {
  const Thing* const thing = find(path);
  if (!thing || !thing->file) return missing(path);
  if (thing->file->bytes.size() > limit) return Error{"disk.too-large", path};
  return thing->file->bytes;
}

Result<std::string> ForgettingDisk::read_link(const std::string& path) {
  const Thing* const thing = find(path);
  if (!thing) return missing(path);
  return thing->target;
}

Result<MappedFile> ForgettingDisk::open(const std::string& path, std::size_t limit) {
  const Thing* const thing = find(path);
  if (!thing || !thing->file) return missing(path);
  return in_memory(thing->file->bytes, path, limit);
}

}  // namespace hp::pack::test
