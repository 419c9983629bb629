// Every square there is, read back by a reader that is not ours: the number as plain text, nothing else, whichever way
// the language runs, in every theme.
#include <ZXing/ReadBarcode.h>
#include <ZXing/TextUtfEncoding.h>
#include <gtest/gtest.h>

#include "house.h"

namespace hp::kiosk::house {
namespace {

std::string read_code(const std::vector<std::uint32_t>& pixels, window::Size size) {
  std::vector<std::uint8_t> grey;
  grey.reserve(pixels.size());
  for (const std::uint32_t p : pixels)
    grey.push_back(static_cast<std::uint8_t>(((p >> 16 & 255) * 3 + (p >> 8 & 255) * 6 + (p & 255)) / 10));
  const ZXing::ImageView image(grey.data(), size.width, size.height, ZXing::ImageFormat::Lum);
  const ZXing::DecodeHints hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode);
  const ZXing::Result result = ZXing::ReadBarcode(image, hints);
  return result.isValid() ? ZXing::TextUtfEncoding::ToUtf8(result.text()) : "(no code)";
}

class Square : public ::testing::TestWithParam<window::Size> {};

TEST_P(Square, holds_the_number_and_nothing_else) {
  for (const char* tag : {"en-GB", "ur"}) {
    const Language language = Language::of(tag);
    for (const Colours colours : {Colours::day, Colours::night, Colours::strong})
      for (const auto& [id, phone] : shipped().about().numbers) {
        Glass glass(shipped(), GetParam());
        glass.stand(language, {Screen::qr, id, 0});
        glass.session.colours = colours;
        EXPECT_EQ(read_code(glass.paint(), GetParam()), phone) << tag << " " << id;
      }
  }
}

INSTANTIATE_TEST_SUITE_P(Glass, Square, ::testing::ValuesIn(screens), [](const auto& glass) {
  return std::to_string(glass.param.width) + "x" + std::to_string(glass.param.height);
});

}  // namespace
}  // namespace hp::kiosk::house
