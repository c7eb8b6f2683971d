#include "config.h"

#include "tfl-replace.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What people can do something about, in words that fit any file system. */
static const struct
{
  int io_code;
  int file_code;
  const char *reason;
} reasons[] = {
  { G_IO_ERROR_NOT_FOUND, G_FILE_ERROR_NOENT, N_("there is no such file or folder") },
  { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_ACCES, N_("permission is denied") },
  { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_PERM, N_("permission is denied") },
  { G_IO_ERROR_READ_ONLY, G_FILE_ERROR_ROFS, N_("the file system is read-only") },
  { G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC, N_("the disk is full") },
  { G_IO_ERROR_IS_DIRECTORY, G_FILE_ERROR_ISDIR, N_("it is a folder") },
  { G_IO_ERROR_NOT_DIRECTORY, G_FILE_ERROR_NOTDIR, N_("a part of its path is no folder") },
  { G_IO_ERROR_FILENAME_TOO_LONG, G_FILE_ERROR_NAMETOOLONG, N_("its name is too long") },
  { G_IO_ERROR_TOO_MANY_LINKS, G_FILE_ERROR_LOOP, N_("its symbolic links lead in a circle") },
};

static const char *
reason_of (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (error, G_IO_ERROR, reasons[i].io_code) ||
        g_error_matches (error, G_FILE_ERROR, reasons[i].file_code))
      return _(reasons[i].reason);

  return error->message;
}

void
tfl_name_error (GError     **error,
                GFile       *file,
                const char  *format)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) original = NULL;

  if (error == NULL || *error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  name = g_file_get_parse_name (file);
  original = g_steal_pointer (error);
  *error = g_error_new (original->domain, original->code, format, name, reason_of (original));
}

static gboolean
fail_errno (GError **error,
            int      number)
{
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), g_strerror (number));

  return FALSE;
}

/* The file that a path means, links followed, even where it is not there yet. (transfer full) */
static char *
follow_links (const char *path)
{
  g_autofree char *at = g_strdup (path);

  /* As many as Linux follows. */
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = g_path_get_dirname (at);
      char *next;

      if (target == NULL)
        return g_steal_pointer (&at);
      next = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
      g_free (at);
      at = next;
    }

  return NULL;
}

/* Renaming over a file asks only for the right to change its folder; a file that is
 * protected against writing is meant to stay. */
static gboolean
replace_local (const char  *path,
               GBytes      *bytes,
               GError     **error)
{
  g_autofree char *target = follow_links (path);
  GStatBuf buffer;
  gboolean exists;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (target == NULL)
    return fail_errno (error, ELOOP);

  exists = g_stat (target, &buffer) == 0;
  if (exists)
    {
      if (S_ISDIR (buffer.st_mode))
        return fail_errno (error, EISDIR);
      if (g_access (target, W_OK) != 0)
        return fail_errno (error, errno);
    }

  if (!g_file_set_contents_full (target, data, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 exists ? buffer.st_mode & 0777 : 0666, error))
    return FALSE;

  /* The mode given above is cut by the umask. Where this fails the file is still saved. */
  if (exists && g_chmod (target, (int) (buffer.st_mode & 07777)) != 0)
    g_debug ("The permissions of %s could not be kept: %s", target, g_strerror (errno));

  return TRUE;
}

gboolean
tfl_replace_file (GFile         *file,
                  GBytes        *bytes,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const char *path = g_file_peek_path (file);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) reason = NULL;
  gboolean is_done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (path != NULL)
    is_done = replace_local (path, bytes, &reason);
  else
    is_done = g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                       &reason);

  if (!is_done)
    {
      /* Translators: the name of a file, and why */
      tfl_name_error (&reason, file, _("“%s” cannot be written: %s"));
      g_propagate_error (error, g_steal_pointer (&reason));
    }

  return is_done;
}
