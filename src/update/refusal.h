#pragma once
// The code of an error → the code on the receipt, which chooses the sentence that the screen shows (pack/receipt).
#include "pack/receipt.h"
#include "result.h"

namespace hp::update {

pack::RefusalCode refusal_of(const Error& error);

}  // namespace hp::update
