#include "kiosk/shelf.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "pack/chain.h"

namespace hp::kiosk {
namespace {

void say(const Error& error) { std::fprintf(stderr, "helppoint: %s\n", error.detail.c_str()); }

}  // namespace

Shelf::Shelf(Places places) : m_places(std::move(places)), m_floor_day(pack::build_day()) { look(); }

std::optional<pack::InstalledPack> Shelf::built_in() const {
  if (!m_places.built_in) return std::nullopt;
  auto pack = pack::open_built_in(m_places.built_in->file, m_places.built_in->manifest);
  if (pack) return std::move(*pack);
  say(pack.error());
  return std::nullopt;
}

std::optional<pack::InstalledPack> Shelf::best() {
  auto trust = pack::read_trust(m_places.trust);
  if (!trust) {
    say(trust.error());
    return std::nullopt;
  }
  if (!m_places.pack.empty()) {
    auto pack = pack::open_pack(m_places.pack, *trust);
    if (pack) return std::move(*pack);
    say(pack.error());
    return std::nullopt;
  }
  pack::RealDisk disk;
  if (auto floor = pack::read_floor(disk, m_places.store); floor && *floor)
    m_floor_day = std::max(m_floor_day, (*floor)->day);
  auto in_force = pack::trust_in_force(disk, *trust, m_places.store);
  if (!in_force) say(in_force.error());
  if (in_force)
    for (const Error& error : in_force->left_out) say(error);
  pack::Best best = pack::open_best(disk, m_places.store, in_force ? in_force->trust : *trust);
  for (const Error& error : best.passed_over) say(error);
  return std::move(best.pack);
}

void Shelf::drop_given_up(std::optional<pack::InstalledPack>& pack) const {
  if (pack && std::find(m_given_up.begin(), m_given_up.end(), pack->files().manifest_digest()) != m_given_up.end())
    pack.reset();
}

bool Shelf::look() {
  auto found = best();
  drop_given_up(found);
  m_is_built_in = !found.has_value();
  if (!found) found = built_in();
  drop_given_up(found);
  const auto digest = [](const std::optional<pack::InstalledPack>& pack) {
    return pack ? std::optional(pack->files().manifest_digest()) : std::nullopt;
  };
  const bool another = digest(found) != digest(m_pack);
  m_pack = std::move(found);
  return another;
}

bool Shelf::fall_back() {
  if (!m_pack) return false;
  m_given_up.push_back(m_pack->files().manifest_digest());
  const bool was_built_in = std::exchange(m_is_built_in, true);
  m_pack = was_built_in ? std::nullopt : built_in();
  drop_given_up(m_pack);
  return true;
}

}  // namespace hp::kiosk
