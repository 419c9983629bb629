#include "author/png.h"

#include <png.h>

#include <vector>

#include "pack/disk.h"

namespace hp::author {

Result<void> write_png(const std::string& file, const paint::Surface& surface) {
  std::vector<png_byte> grey;
  for (int y = 0; y < surface.height; ++y)
    for (int x = 0; x < surface.width; ++x) grey.push_back(static_cast<png_byte>(surface.row(y)[x] & 0xFF));

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(surface.width);
  image.height = static_cast<png_uint_32>(surface.height);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  const auto write = [&](void* to) {
    return png_image_write_to_memory(&image, to, &size, 0, grey.data(), 0, nullptr) != 0;
  };
  if (!write(nullptr)) return Error{"png.failed", file + ": the picture could not be made: " + image.message};
  std::vector<std::byte> bytes(size);
  if (!write(bytes.data())) return Error{"png.failed", file + ": the picture could not be made: " + image.message};
  bytes.resize(size);
  return pack::replace_file(file, bytes);
}

}  // namespace hp::author
