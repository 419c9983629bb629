#include "update/install.h"

#include <algorithm>
#include <utility>

#include "pack/words.h"
#include "update/choose.h"
#include "update/copy.h"
#include "update/media.h"

namespace hp::update {
namespace {

// The bytes of all packs looked at, as hundredths.
class Progress {
 public:
  Progress(std::uint64_t total, const Percent& percent) : m_total(total), m_percent(percent) { m_percent(0); }
  void copied(std::uint64_t bytes) {
    m_done += bytes;
    const int now = m_total == 0 ? 100 : static_cast<int>(m_done * 100 / m_total);
    if (now != std::exchange(m_shown, now)) m_percent(now);
  }

 private:
  std::uint64_t m_total, m_done = 0;
  int m_shown = 0;
  const Percent& m_percent;
};

struct Candidate {
  Offer offer;
  std::optional<pack::CopiedPack> copy;
};

Candidate try_one(pack::Disk& disk, const std::string& store, Source& source, const pack::Standing& standing,
                  const pack::InstallRules& rules, Progress& progress) {
  Candidate candidate{{source.name(), {}, {}}, {}};
  auto file = copy_in(disk, store, source, [&](std::uint64_t bytes) { progress.copied(bytes); });
  if (!file) {
    candidate.offer.refused = std::move(file).error();
    return candidate;
  }
  // From here only our own copy is read.
  auto copy = pack::CopiedPack::verify(*std::move(file), standing.in_force.trust);
  if (!copy) {
    candidate.offer.refused = std::move(copy).error();
    return candidate;
  }
  candidate.offer.version = copy->pack().about().version;
  if (auto good = pack::acceptable(copy->pack(), standing, rules); !good)
    candidate.offer.refused = std::move(good).error();
  else
    candidate.copy = *std::move(copy);
  return candidate;
}

std::vector<std::string> remarks_on(const pack::Standing& standing) {
  std::vector<std::string> remarks;
  for (const Error& error : standing.in_force.left_out) remarks.push_back(error.detail);
  if (standing.best.pack || !standing.best.name.empty())
    for (const Error& error : standing.best.passed_over) remarks.push_back(error.detail);
  return remarks;
}

}  // namespace

Result<Outcome> install_from(pack::Disk& disk, const Stick& stick, const std::string& store,
                             const std::string& trust_folder, const pack::InstallRules& rules, const Percent& percent) {
  auto base = pack::read_trust(trust_folder);
  if (!base) return std::move(base).error();
  auto lock = pack::FolderLock::wait_for(store);
  if (!lock) return std::move(lock).error().doing("the store");
  auto standing = pack::read_standing(disk, store, *base);
  if (!standing) return std::move(standing).error().doing("the store");

  (void)pack::clear_unfinished(disk, store);  // what it cannot clear now takes room, and is in nobody's way

  auto names = find_packs(stick);
  if (!names) return std::move(names).error();
  std::vector<Source> sources;
  std::vector<Offer> offers;
  std::uint64_t total = 0;
  for (const std::string& name : *names) {
    auto source = Source::open(stick, name);
    if (!source) {
      offers.push_back({name, {}, std::move(source).error()});
      continue;
    }
    total += std::min<std::uint64_t>(source->size(), pack::max_pack_bytes);
    sources.push_back(*std::move(source));
  }

  Progress progress(total, percent);
  std::optional<pack::CopiedPack> best;
  for (Source& source : sources) {
    Candidate candidate = try_one(disk, store, source, *standing, rules, progress);
    offers.push_back(std::move(candidate.offer));
    // Only the best so far keeps its room on our disk.
    if (choose(offers).take == offers.size() - 1) best = std::move(candidate.copy);
  }
  const Plan plan = choose(offers);
  if (!plan.take) return *plan.refused;

  Outcome outcome;
  outcome.remarks = remarks_on(*standing);
  for (const Offer& offer : offers)
    if (offer.refused) outcome.remarks.push_back(offer.name + ": " + offer.refused->detail);
  if (standing->best.pack) outcome.from = standing->best.pack->about().version;
  auto installed = pack::install(disk, store, *best, *standing, rules);
  if (!installed) return std::move(installed).error();
  outcome.to = installed->version;
  for (const std::string_view word : pack::six_words(best->pack().files().manifest_digest()))
    outcome.words.emplace_back(word);
  if (installed->unfinished) outcome.remarks.push_back("tidying the store: " + installed->unfinished->detail);
  return outcome;
}

}  // namespace hp::update
