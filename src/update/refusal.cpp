#include "update/refusal.h"

#include <array>
#include <string_view>

namespace hp::update {
namespace {

using pack::RefusalCode;

struct Row {
  std::string_view begins;
  RefusalCode code;
};

// The first row that an error's code begins with.
constexpr std::array rows{Row{"media.no-pack", RefusalCode::no_pack},
                          Row{"media.unplugged", RefusalCode::unplugged},
                          Row{"media.too-large", RefusalCode::too_large},
                          Row{"media.", RefusalCode::unreadable},
                          Row{"disk.full", RefusalCode::disk_full},
                          Row{"pack.unsigned", RefusalCode::unsigned_},
                          Row{"pack.key-unknown", RefusalCode::unknown_key},
                          Row{"pack.signatures-too-few", RefusalCode::too_few_signatures},
                          Row{"pack.other-group", RefusalCode::wrong_group},
                          Row{"pack.older", RefusalCode::older},
                          Row{"pack.future", RefusalCode::future},
                          Row{"pack.core-numbers", RefusalCode::wrong_numbers},
                          Row{"pack.too-large", RefusalCode::too_large},
                          Row{"pack.trust-wrong", RefusalCode::failed},
                          Row{"pack.", RefusalCode::damaged},
                          Row{"archive.", RefusalCode::damaged},
                          Row{"manifest.", RefusalCode::damaged},
                          Row{"signature.", RefusalCode::damaged},
                          Row{"about.", RefusalCode::damaged}};

}  // namespace

RefusalCode refusal_of(const Error& error) {
  for (const Row& row : rows)
    if (std::string_view(error.code).starts_with(row.begins)) return row.code;
  return RefusalCode::failed;
}

}  // namespace hp::update
