// The order, and what each sync is for. Any of these may be the last thing that happens.
//
//   sync the copy                     or its name could lead to an empty file
//   keep the trust it carries         synced likewise; counts for nothing yet
//   name the copy, sync the store     or `current` could lead to a name that is not there
//   switch `current`, sync the store  or `previous`, which is moved next, could lead to the same pack as `current`
//   move `previous`, raise the floor, sync the store
//                                     or the pack that `previous` led to could be gone and the link still lead to it
//   delete what nothing leads to      what comes back after a cut is deleted next time
#include "pack/install.h"

#include <algorithm>

#include "pack/core_numbers.h"

namespace hp::pack {
namespace {

constexpr int years_ahead = 3;

std::string file_name(std::uint64_t version) { return std::to_string(version) + std::string(pack_ending); }

Result<void> check_order(const About& about, const Standing& standing) {
  const std::string offered = "the pack is version " + std::to_string(about.version);
  if (standing.best.pack) {
    const std::uint64_t shown = standing.best.pack->about().version;
    if (about.version <= shown)
      return Error{"pack.older",
                   offered + "; this screen shows " + std::to_string(shown) + ". Give a newer pack, or --allow-older"};
  }
  if (about.version < standing.floor.version)
    return Error{"pack.older", offered + "; this screen has had " + std::to_string(standing.floor.version) +
                                   ". Give a newer pack, or --allow-older"};
  return {};
}

// Were a pack dated far ahead let in, no pack of the right day would be let in after it.
Result<void> check_day(const About& about, const Floor& floor, const std::string& built) {
  std::string last = std::max(built, floor.day);
  last.replace(0, 4, std::to_string(std::stoi(last.substr(0, 4)) + years_ahead));
  if (about.created > last)
    return Error{"pack.future", "the pack is dated " + about.created + "; nothing after " + last +
                                    " is believed. Check the day on the computer that built it"};
  return {};
}

Result<void> check_numbers(const InstalledPack& pack, const Trust& trust) {
  for (const CoreNumber& core : core_numbers) {
    const std::string& phone = pack.about().numbers.at(std::string(core.id));  // parse_about() saw to it
    if (phone != core.phone && pack.files().signers().size() < trust.keys.size())
      return Error{"pack.core-numbers", "the pack says " + phone + " for " + std::string(core.id) + ", where " +
                                            std::string(core.phone) + " is built in; that needs the signature of all " +
                                            std::to_string(trust.keys.size()) + " trusted keys, and " +
                                            std::to_string(pack.files().signers().size()) + " have signed"};
  }
  return {};
}

// Trust only goes forward: an older pack that is let in once more hands nothing over.
Result<std::optional<CarriedTrust>> hands_over(const InstalledPack& pack, const Standing& standing) {
  if (pack.about().version < standing.floor.version) return std::optional<CarriedTrust>();
  return carried_trust(pack.files(), standing.in_force.trust);
}

Result<void> switch_link(Disk& disk, const std::string& store, const std::string& link, const std::string& target) {
  const std::string beside = store + "/." + link;
  if (auto removed = disk.remove(beside); !removed) return removed;  // left over from a power cut
  if (auto made = disk.make_link(target, beside); !made) return made;
  return disk.rename(beside, store + "/" + link);
}

// What nothing leads to: packs that are out of use, and what an install that came to no end has left.
Result<std::vector<std::string>> names_of_no_use(Disk& disk, const std::string& store) {
  std::vector<std::string> in_use;
  for (const char* const link : {"current", "previous"}) {
    auto target = disk.read_link(store + "/" + link);
    if (!target && target.error().code != "disk.missing") return std::move(target).error();
    if (target) in_use.push_back(*std::move(target));
  }
  auto names = disk.list(store);
  if (!names) return names;
  std::erase_if(*names, [&](const std::string& name) {
    const bool half_made =
        name.ends_with(beside_ending) || name.starts_with(incoming_name) || name == ".current" || name == ".previous";
    const bool unlinked = name.ends_with(pack_ending) && std::find(in_use.begin(), in_use.end(), name) == in_use.end();
    return !half_made && !unlinked;
  });
  return names;
}

Result<void> remove_all(Disk& disk, const std::string& store, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (auto removed = disk.remove(store + "/" + name); !removed) return removed;
  return {};
}

// Names it, and switches to it. Trust that it carries lies there before.
Result<void> put_in_place(Disk& disk, const std::string& store, Disk::File copy, const std::string& name) {
  if (auto named = disk.name_file(copy, store + "/" + name); !named) return named;
  if (auto synced = disk.sync_folder(store); !synced) return synced;
  return switch_link(disk, store, "current", name);
}

// From here `current` leads to the new pack.
Result<void> tidy(Disk& disk, const std::string& store, const std::string& name, const Standing& standing,
                  const About& about) {
  if (auto synced = disk.sync_folder(store); !synced) return synced;
  std::string behind = standing.best.name;
  if (behind == name) behind.clear();
  // Where `current` was damaged, `previous` leads to the good one already.
  if (!behind.empty() && standing.best.is_current)
    if (auto moved = switch_link(disk, store, "previous", behind); !moved) return moved;
  Floor floor = standing.floor;
  floor.raise(about.version, about.created);
  if (auto written = write_floor(disk, store, floor); !written) return written;
  if (auto synced = disk.sync_folder(store); !synced) return synced;
  auto names = names_of_no_use(disk, store);
  if (!names) return std::move(names).error();
  return remove_all(disk, store, *names);
}

}  // namespace

Result<CopiedPack> CopiedPack::verify(NewFile file, const Trust& trust) {
  auto mapped = file.disk().map(file.number(), "our copy of the pack", max_pack_bytes);
  if (!mapped) return std::move(mapped).error();
  auto verified = pack::verify(UnverifiedPack(*std::move(mapped)), trust);
  if (!verified) return std::move(verified).error();
  if (auto sound = verified->check_sounds(); !sound) return std::move(sound).error();
  auto admitted = admit(*std::move(verified), trust);
  if (!admitted) return std::move(admitted).error();
  return CopiedPack(std::move(file), *std::move(admitted));
}

Result<Standing> read_standing(Disk& disk, const std::string& store, const Trust& base) {
  auto in_force = trust_in_force(disk, base, store);
  if (!in_force) return std::move(in_force).error();
  auto floor = read_floor(disk, store);
  if (!floor && floor.error().code != "floor.damaged") return std::move(floor).error();
  Standing standing{*std::move(in_force), {}, {}};
  if (floor && *floor) standing.floor = **floor;
  standing.best = open_best(disk, store, standing.in_force.trust);
  if (standing.best.pack)
    standing.floor.raise(standing.best.pack->about().version, standing.best.pack->about().created);
  return standing;
}

Result<void> acceptable(const InstalledPack& pack, const Standing& standing, const InstallRules& rules) {
  if (!rules.allow_older)
    if (auto newer = check_order(pack.about(), standing); !newer) return newer;
  if (auto good = check_day(pack.about(), standing.floor, rules.built); !good) return good;
  if (auto good = check_numbers(pack, standing.in_force.trust); !good) return good;
  if (auto good = hands_over(pack, standing); !good) return std::move(good).error();
  return {};
}

Result<void> clear_unfinished(Disk& disk, const std::string& store) {
  auto names = names_of_no_use(disk, store);
  if (!names) return std::move(names).error();
  // An install that was killed may have switched the links and not synced it: were what they led to before deleted now,
  // and the power then cut, they could lead there again.
  if (!names->empty())
    if (auto synced = disk.sync_folder(store); !synced) return synced;
  if (auto removed = remove_all(disk, store, *names); !removed) return removed;
  return drop_unfinished_trust(disk, store);
}

Result<Installed> install(Disk& disk, const std::string& store, const CopiedPack& copy, const Standing& standing,
                          const InstallRules& rules) {
  const About& about = copy.pack().about();
  if (auto good = acceptable(copy.pack(), standing, rules); !good) return std::move(good).error();
  auto carried = hands_over(copy.pack(), standing);
  if (!carried) return std::move(carried).error();

  const std::string name = file_name(about.version);
  if (auto synced = disk.sync_file(copy.m_file.number()); !synced) return std::move(synced).error();
  if (auto dropped = drop_unfinished_trust(disk, store); !dropped) return std::move(dropped).error();
  if (*carried)
    if (auto kept = keep_trust(disk, store, about.version, **carried); !kept) return std::move(kept).error();
  if (auto placed = put_in_place(disk, store, copy.m_file.number(), name); !placed) {
    (void)clear_unfinished(disk, store);  // or the next install will
    return std::move(placed).error();
  }

  Installed installed{about.version, {}};
  if (auto tidied = tidy(disk, store, name, standing, about); !tidied) installed.unfinished = std::move(tidied).error();
  return installed;
}

}  // namespace hp::pack
