#include "paint/rows.h"

#include <gtest/gtest.h>

#include "canvas.h"

namespace hp::paint {
namespace {

std::vector<std::uint32_t> random_pixels(Random& random, std::size_t count) {
  std::vector<std::uint32_t> out(count);
  for (std::uint32_t& pixel : out) pixel = random() | 0xFF000000u;
  return out;
}

// Runs of nothing and of everything, as glyphs have, and all between.
std::vector<std::uint8_t> random_coverage(Random& random, std::size_t count) {
  std::vector<std::uint8_t> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t kind = (random() >> 8) % 4;
    out[i] = i > 0 && kind < 2 ? out[i - 1] : static_cast<std::uint8_t>(kind == 2 ? random() : (random() % 2) * 255);
  }
  return out;
}

TEST(Rows, every_division_by_255_is_exact) {
  for (std::uint32_t x = 0; x < 65535; ++x) ASSERT_EQ(rows::by_255(x), x / 255) << x;
}

TEST(Rows, every_mixture_is_rounded_as_promised) {
  for (std::uint32_t a = 0; a < 256; ++a)
    for (std::uint32_t s = 0; s < 256; s += 5)
      for (std::uint32_t d = 0; d < 256; ++d) ASSERT_EQ(rows::over(s, a, d), (s * a + d * (255 - a) + 127) / 255);
}

TEST(Rows, a_tint_is_the_same_fast_and_plain) {
  Random random(1);
  for (std::size_t round = 0; round < 4000; ++round) {
    const std::size_t count = round % 41;
    std::vector<std::uint32_t> fast = random_pixels(random, count), plain = fast;
    const Colour colour = wild_colour(random);
    rows::tint(fast.data(), static_cast<std::ptrdiff_t>(count), colour);
    rows::plain::tint(plain.data(), static_cast<std::ptrdiff_t>(count), colour);
    ASSERT_EQ(fast, plain) << "round " << round;
  }
}

TEST(Rows, a_covered_tint_is_the_same_fast_and_plain) {
  Random random(2);
  for (std::size_t round = 0; round < 4000; ++round) {
    const std::size_t count = round % 41;
    std::vector<std::uint32_t> fast = random_pixels(random, count), plain = fast;
    const std::vector<std::uint8_t> coverage = random_coverage(random, count);
    const Colour colour = wild_colour(random);
    rows::tint_by(fast.data(), static_cast<std::ptrdiff_t>(count), colour, coverage.data());
    rows::plain::tint_by(plain.data(), static_cast<std::ptrdiff_t>(count), colour, coverage.data());
    ASSERT_EQ(fast, plain) << "round " << round;
  }
}

TEST(Rows, a_mirrored_tint_is_the_same_fast_and_plain) {
  Random random(3);
  for (std::size_t round = 0; round < 4000; ++round) {
    const std::size_t count = 1 + round % 41;
    std::vector<std::uint32_t> fast = random_pixels(random, count), plain = fast;
    const std::vector<std::uint8_t> coverage = random_coverage(random, count);
    const Colour colour = wild_colour(random);
    const std::uint8_t* last = coverage.data() + count - 1;
    rows::tint_by_mirrored(fast.data(), static_cast<std::ptrdiff_t>(count), colour, last);
    rows::plain::tint_by_mirrored(plain.data(), static_cast<std::ptrdiff_t>(count), colour, last);
    ASSERT_EQ(fast, plain) << "round " << round;
  }
}

TEST(Rows, every_alpha_over_every_ground_is_the_same_fast_and_plain) {
  std::vector<std::uint32_t> grounds(256);
  for (std::uint32_t d = 0; d < 256; ++d) grounds[d] = 0xFF000000u | d * 0x010101u;
  for (int a = 0; a < 256; ++a) {
    std::vector<std::uint32_t> fast = grounds, plain = grounds;
    const Colour colour{0, 127, 255, static_cast<std::uint8_t>(a)};
    rows::tint(fast.data(), 256, colour);
    rows::plain::tint(plain.data(), 256, colour);
    ASSERT_EQ(fast, plain) << "alpha " << a;
  }
}

TEST(Rows, an_opaque_ground_stays_opaque) {
  for (std::uint32_t a = 0; a < 256; ++a) {
    std::uint32_t pixel = 0xFF123456;
    rows::tint(&pixel, 1, {200, 100, 50, static_cast<std::uint8_t>(a)});
    ASSERT_EQ(pixel >> 24, 255u) << "alpha " << a;
  }
}

}  // namespace
}  // namespace hp::paint
