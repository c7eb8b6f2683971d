#include "config.h"

#include "tfl-paste-dialog.h"

#include "app/session/tfl-commands-clip.h"
#include "app/widgets/tfl-short-drop-down.h"

#include <glib/gi18n.h>

#define N_SHOWN 8 /* rows */

struct _TflPasteDialog
{
  AdwWindow       parent_instance;

  TflSession     *session;
  char           *parent;     /* where rows come that name no unit */
  TflTable       *table;
  TflTablePlan   *plan;
  GPtrArray      *drop_downs; /* one a column */
  gboolean        is_updating;

  AdwWindowTitle *title;
  GtkWidget      *paste_button;
  GtkToggleButton *unit_button;
  GtkToggleButton *work_button;
  GtkCheckButton *headings_button;
  GtkGrid        *grid;
  GtkLabel       *summary;
};

G_DEFINE_FINAL_TYPE (TflPasteDialog, tfl_paste_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
read_rows (TflPasteDialog *self)
{
  return tfl_table_read_rows (self->table, self->plan, tfl_session_get_model (self->session), self->parent);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, style);

  return label;
}

/* The new one and where it comes to stand. (transfer full) */
static char *
describe_place (TflPasteDialog    *self,
                const TflTableRow *row,
                GPtrArray         *rows)
{
  const TflElement *unit = tfl_session_lookup (self->session, row->parent);

  if (row->parent == NULL) /* Translators: the name of a new unit, and of one that is pasted along with it */
    return g_strdup_printf (_("“%s” in “%s”"), row->name, ((TflTableRow *) g_ptr_array_index (rows, row->row))->name);
  if (unit == NULL || tfl_element_get_kind (unit) == TFL_KIND_MODEL) /* Translators: the name of a new unit */
    return g_strdup_printf (_("“%s” at the top"), row->name);

  return g_strdup_printf (_("“%s” in “%s”"), row->name, tfl_element_get_name (unit));
}

static GtkWidget *
make_complaint (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (image, "severity");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 38);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 38);
  gtk_widget_add_css_class (label, "hint");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static GtkWidget *
make_outcome (TflPasteDialog    *self,
              const TflTableRow *row,
              GPtrArray         *rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *place = row->name != NULL ? describe_place (self, row, rows) : g_strdup (_("Nothing"));
  GtkWidget *label = make_label (place, "step");

  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), label);
  if (row->complaint != NULL)
    gtk_box_append (GTK_BOX (box), make_complaint (row->complaint));
  gtk_widget_set_size_request (box, 280, -1);
  gtk_widget_add_css_class (box, "paste-cell");

  return box;
}

/* What it becomes is at the left, in sight however many columns there are. Heads are above, in two rows. */
static void
show_row (TflPasteDialog *self,
          guint           i,
          GPtrArray      *rows)
{
  char **cells = g_ptr_array_index (self->table->rows, i + (self->plan->has_headings ? 1 : 0));

  for (guint c = 0; c < self->table->n_columns; c++)
    {
      GtkWidget *label = make_label (cells[c], "paste-cell");

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      if (self->plan->columns[c] == TFL_COLUMN_NOTHING)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, (int) c + 1, (int) i + 2, 1, 1);
    }
  gtk_grid_attach (self->grid, make_outcome (self, g_ptr_array_index (rows, i), rows), 0, (int) i + 2, 1, 1);
}

static void
show_summary (TflPasteDialog *self,
              GPtrArray      *rows)
{
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  guint n_made = 0;
  guint n_complaints = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const TflTableRow *row = g_ptr_array_index (rows, i);

      n_made += row->name != NULL;
      n_complaints += row->complaint != NULL;
    }
  if (self->plan->kind == TFL_KIND_UNIT) /* Translators: how many rows of a table, of how many */
    text = g_strdup_printf (_("%u of %u rows become units."), n_made, rows->len);
  else
    text = g_strdup_printf (_("%u of %u rows become work."), n_made, rows->len);
  if (n_complaints > 0) /* Translators: the sentence before; in how many rows something cannot be read */
    whole = g_strdup_printf (ngettext ("%s In %u row something cannot be read.", "%s In %u rows something cannot be read.",
                                       n_complaints), text, n_complaints);
  gtk_label_set_text (self->summary, whole != NULL ? whole : text);
  gtk_widget_set_sensitive (self->paste_button, n_made > 0);
}

static void
clear_below (TflPasteDialog *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      int row;

      gtk_grid_query_child (self->grid, child, NULL, &row, NULL, NULL);
      if (row >= 2)
        gtk_grid_remove (self->grid, child);
      child = next;
    }
}

static void
update_rows (TflPasteDialog *self)
{
  g_autoptr (GPtrArray) rows = read_rows (self);

  clear_below (self);
  for (guint i = 0; i < MIN (rows->len, N_SHOWN); i++)
    show_row (self, i, rows);
  show_summary (self, rows);
}

static guint
find_position (GArray   *columns,
               TflField  column)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, TflField, i) == column)
      return i;

  return 0;
}

/* What the plan says, in the heads. */
static void
update_columns (TflPasteDialog *self)
{
  g_autoptr (GArray) columns = tfl_table_list_columns (self->plan->kind);

  self->is_updating = TRUE;
  for (guint i = 0; i < self->drop_downs->len; i++)
    gtk_drop_down_set_selected (g_ptr_array_index (self->drop_downs, i), find_position (columns, self->plan->columns[i]));
  self->is_updating = FALSE;
}

/* Two columns cannot be the same: the one that was, no longer is. */
static void
column_cb (TflPasteDialog *self,
           GParamSpec     *pspec,
           GtkDropDown    *drop_down)
{
  g_autoptr (GArray) columns = NULL;
  TflField column;
  guint position;

  if (self->is_updating || !g_ptr_array_find (self->drop_downs, drop_down, &position))
    return;

  columns = tfl_table_list_columns (self->plan->kind);
  column = g_array_index (columns, TflField, gtk_drop_down_get_selected (drop_down));
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->plan->columns[i] == column)
      self->plan->columns[i] = TFL_COLUMN_NOTHING;
  self->plan->columns[position] = column;
  update_columns (self);
  update_rows (self);
}

static GtkWidget *
make_drop_down (TflPasteDialog *self,
                guint           column)
{
  GtkWidget *drop_down = tfl_short_drop_down_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GArray) columns = tfl_table_list_columns (self->plan->kind);
  g_autofree char *label = NULL;

  for (guint i = 0; i < columns->len; i++)
    gtk_string_list_append (words, tfl_table_label_column (g_array_index (columns, TflField, i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (words));
  gtk_widget_set_size_request (drop_down, 150, -1);
  /* Translators: the number of a column of a table */
  label = g_strdup_printf (_("What column %u is"), column + 1);
  tfl_short_drop_down_set_name (drop_down, label);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (column_cb), self);

  return drop_down;
}

static void
show_heads (TflPasteDialog *self)
{
  char **first = g_ptr_array_index (self->table->rows, 0);

  for (guint c = 0; c < self->table->n_columns; c++)
    {
      GtkWidget *drop_down = make_drop_down (self, c);

      g_ptr_array_add (self->drop_downs, drop_down);
      gtk_grid_attach (self->grid, make_label (self->plan->has_headings ? first[c] : "", "hint"), (int) c + 1, 0, 1, 1);
      gtk_grid_attach (self->grid, drop_down, (int) c + 1, 1, 1, 1);
    }
  gtk_grid_attach (self->grid, make_label (_("Becomes"), "heading"), 0, 1, 1, 1);
}

/* All of it from the table and the plan. */
static void
update (TflPasteDialog *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->drop_downs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  show_heads (self);
  update_columns (self);
  update_rows (self);
}

static void
plan_cb (TflPasteDialog *self)
{
  if (self->is_updating)
    return;

  self->plan->kind = gtk_toggle_button_get_active (self->unit_button) ? TFL_KIND_UNIT : TFL_KIND_WORK;
  self->plan->has_headings = gtk_check_button_get_active (self->headings_button);
  tfl_table_plan_guess (self->plan, self->table);
  update (self);
}

static void
paste_cb (TflPasteDialog *self)
{
  g_autoptr (GPtrArray) rows = read_rows (self);
  g_autoptr (GError) error = NULL;

  if (!tfl_command_paste_rows (self->session, rows, self->plan->kind, &error))
    tfl_session_tell (self->session, error->message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tfl_paste_dialog_finalize (GObject *object)
{
  TflPasteDialog *self = TFL_PASTE_DIALOG (object);

  g_clear_object (&self->session);
  g_free (self->parent);
  g_clear_pointer (&self->table, tfl_table_free);
  g_clear_pointer (&self->plan, tfl_table_plan_free);
  g_ptr_array_unref (self->drop_downs);

  G_OBJECT_CLASS (tfl_paste_dialog_parent_class)->finalize (object);
}

static void
tfl_paste_dialog_class_init (TflPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tfl_paste_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trefoil/Trefoil/ui/tfl-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, paste_button);
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, unit_button);
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, work_button);
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, headings_button);
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, TflPasteDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tfl_paste_dialog_init (TflPasteDialog *self)
{
  self->drop_downs = g_ptr_array_new ();
  self->is_updating = TRUE; /* until there is a table */
  gtk_widget_init_template (GTK_WIDGET (self));
}

TflPasteDialog *
tfl_paste_dialog_open (TflWindow *window,
                       TflTable  *table)
{
  TflPasteDialog *self = g_object_new (TFL_TYPE_PASTE_DIALOG, "transient-for", window, NULL);
  const TflElement *unit;
  g_autofree char *subtitle = NULL;

  self->session = g_object_ref (tfl_window_get_session (window));
  self->parent = g_strdup (tfl_command_get_paste_parent (self->session));
  self->table = table;
  self->plan = tfl_table_plan_new (table);
  unit = tfl_session_lookup (self->session, self->parent);
  if (tfl_element_get_kind (unit) == TFL_KIND_UNIT) /* Translators: the name of a unit that something is pasted into */
    subtitle = g_strdup_printf (_("into “%s”"), tfl_element_get_name (unit));
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  gtk_toggle_button_set_active (self->plan->kind == TFL_KIND_UNIT ? self->unit_button : self->work_button, TRUE);
  gtk_check_button_set_active (self->headings_button, self->plan->has_headings);
  update (self);
  gtk_widget_grab_focus (self->paste_button); /* so that Enter pastes */
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
