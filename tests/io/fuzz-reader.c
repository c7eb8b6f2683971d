/* For libFuzzer: whatever the bytes, an error or a model, and a model can be saved and read again.
 *
 *   CC=clang meson setup fuzz -Db_sanitize=address,undefined -Db_lundef=false
 *   ninja -C fuzz tests/io/fuzz-reader
 *   fuzz/tests/io/fuzz-reader corpus tests/models tests/broken
 */
#include "config.h"

#include "io-samples.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, NULL);

  if (model != NULL)
    io_assert_stable (model);

  return 0;
}
