#include "paint/rows.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace hp::paint::rows {
namespace {

std::uint32_t tinted(std::uint32_t d, Colour c, std::uint32_t a) {
  return (over(255, a, d >> 24) << 24) | (over(c.r, a, (d >> 16) & 255) << 16) | (over(c.g, a, (d >> 8) & 255) << 8) |
         over(c.b, a, d & 255);
}

template <int step>
void tint_by_steps(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const std::uint32_t a = covered(c.a, coverage[i * step]);
    if (a == 255) {
      to[i] = c.argb() | 0xFF000000u;
    } else if (a != 0) {
      to[i] = tinted(to[i], c, a);
    }
  }
}

}  // namespace

namespace plain {

void tint(std::uint32_t* to, std::ptrdiff_t count, Colour c) {
  for (std::ptrdiff_t i = 0; i < count; ++i) to[i] = tinted(to[i], c, c.a);
}

void tint_by(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  tint_by_steps<1>(to, count, c, coverage);
}

void tint_by_mirrored(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  tint_by_steps<-1>(to, count, c, coverage);
}

}  // namespace plain

#ifdef __SSE2__
// Four pixels at a time, each channel in a 16-bit lane. The largest sum in a lane is 255·255 + 127 + 1 + 254 = 65407,
// so nothing overflows and the division of over() can be done as it stands there.
namespace {

__m128i load(const std::uint32_t* from) {
  __m128i out;
  std::memcpy(&out, from, sizeof out);
  return out;
}

void store(std::uint32_t* to, __m128i value) { std::memcpy(to, &value, sizeof value); }

__m128i opaque(Colour c) { return _mm_set1_epi32(static_cast<int>(c.argb() | 0xFF000000u)); }

// (x + 127) / 255 in each lane.
__m128i rounded_by_255(__m128i x) {
  const __m128i carry = _mm_srli_epi16(_mm_add_epi16(x, _mm_set1_epi16(127)), 8);
  return _mm_srli_epi16(_mm_add_epi16(_mm_add_epi16(x, _mm_set1_epi16(128)), carry), 8);
}

__m128i over(__m128i s, __m128i a, __m128i d) {
  const __m128i rest = _mm_sub_epi16(_mm_set1_epi16(255), a);
  return rounded_by_255(_mm_add_epi16(_mm_mullo_epi16(s, a), _mm_mullo_epi16(d, rest)));
}

// `low` and `high` hold the alphas of pixels 0 and 1, and of 2 and 3, each four times.
__m128i over_four(__m128i source, __m128i low, __m128i high, __m128i pixels) {
  const __m128i zero = _mm_setzero_si128();
  return _mm_packus_epi16(over(source, low, _mm_unpacklo_epi8(pixels, zero)),
                          over(source, high, _mm_unpackhi_epi8(pixels, zero)));
}

// The coverage of four pixels, the first in the lowest byte.
template <int step>
std::uint32_t four_coverages(const std::uint8_t* at) {
  std::uint32_t out;
  std::memcpy(&out, step > 0 ? at : at - 3, sizeof out);
  return step > 0 ? out : __builtin_bswap32(out);
}

template <int step>
void tint_by_fours(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  const __m128i zero = _mm_setzero_si128();
  const __m128i whole = opaque(c);
  const __m128i source = _mm_unpacklo_epi8(whole, zero);
  const __m128i alpha = _mm_set1_epi16(c.a);
  std::ptrdiff_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const std::uint32_t four = four_coverages<step>(coverage + i * step);
    if (four == 0) continue;
    if (four == 0xFFFFFFFFu && c.a == 255) {
      store(to + i, whole);
      continue;
    }
    __m128i a = _mm_unpacklo_epi8(_mm_cvtsi32_si128(static_cast<int>(four)), zero);
    a = rounded_by_255(_mm_mullo_epi16(a, alpha));
    a = _mm_unpacklo_epi16(a, a);
    store(to + i, over_four(source, _mm_unpacklo_epi32(a, a), _mm_unpackhi_epi32(a, a), load(to + i)));
  }
  tint_by_steps<step>(to + i, count - i, c, coverage + i * step);
}

}  // namespace

void solid(std::uint32_t* to, std::ptrdiff_t count, std::uint32_t argb) {
  const __m128i four = _mm_set1_epi32(static_cast<int>(argb));
  std::ptrdiff_t i = 0;
  for (; i + 16 <= count; i += 16) {
    store(to + i, four);
    store(to + i + 4, four);
    store(to + i + 8, four);
    store(to + i + 12, four);
  }
  for (; i < count; ++i) to[i] = argb;
}

void tint(std::uint32_t* to, std::ptrdiff_t count, Colour c) {
  const __m128i source = _mm_unpacklo_epi8(opaque(c), _mm_setzero_si128());
  const __m128i alpha = _mm_set1_epi16(c.a);
  std::ptrdiff_t i = 0;
  for (; i + 4 <= count; i += 4) store(to + i, over_four(source, alpha, alpha, load(to + i)));
  plain::tint(to + i, count - i, c);
}

void tint_by(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  tint_by_fours<1>(to, count, c, coverage);
}

void tint_by_mirrored(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  tint_by_fours<-1>(to, count, c, coverage);
}

#else

void solid(std::uint32_t* to, std::ptrdiff_t count, std::uint32_t argb) { std::fill_n(to, count, argb); }

void tint(std::uint32_t* to, std::ptrdiff_t count, Colour c) { plain::tint(to, count, c); }

void tint_by(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  plain::tint_by(to, count, c, coverage);
}

void tint_by_mirrored(std::uint32_t* to, std::ptrdiff_t count, Colour c, const std::uint8_t* coverage) {
  plain::tint_by_mirrored(to, count, c, coverage);
}

#endif

}  // namespace hp::paint::rows
