#include "config.h"

#include "tfl-flow.h"

void
tfl_flow_lay_tree (TflLayoutInput *input,
                    TflRect        *rects,
                    TflRoute       *routes)
{
  tfl_flow_lay_rows (input, rects, routes);
}
