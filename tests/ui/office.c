#include "config.h"

#include "office.h"

#include "tfl-settle.h"

static const char office[] =
  "<model xmlns='urn:trefoil:model:1'>"
  "<unit id='O' name='Office' caption='ours'>"
  "<unit id='D' name='Desk' caption='ours' declares='customer operator'/>"
  "<unit id='E' name='Engine room' caption='theirs' declares='operator'/>"
  "<work id='W1' name='One' operators='D E' call='incident' workflow='W4' process='recover' customer='O'>"
  "<property name='cost' value='3'/><property name='area' value='x'/></work>"
  "<work id='W2' name='Two' operators='D' call='incident' workflow='W4' process='recover' component='yes' customer='O'>"
  "<property name='cost' value='4'/></work>"
  "<work id='W3' name='Three' call='wish' process='recover' workflow='W4' customer='O'/>"
  "</unit>"
  "<service id='S' name='Help' provider='D' customers='E'/>"
  "<tool id='T' name='Hammer'/>"
  "</model>";

void
office_settle (void)
{
  tfl_settle (40);
}

TflSession *
office_new (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (office, sizeof office - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TflModel) model = tfl_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);

  return tfl_session_new (model, NULL, NULL);
}

/* A layout that is under way keeps the session. */
void
office_finish (TflSession *session)
{
  while (tfl_session_is_laying_out (session))
    g_main_context_iteration (NULL, TRUE);
  office_settle ();
  g_assert_finalize_object (session);
}

GtkWidget *
office_find (GtkWidget  *widget,
             OfficeTest  test,
             const void *data)
{
  GtkWidget *found = gtk_widget_get_visible (widget) && test (widget, data) ? widget : NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = office_find (child, test, data);

  return found;
}

gboolean
office_is_type (GtkWidget  *widget,
                const void *type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}
