/* Where one looks from: which point of the picture lies in the widget's top left corner, and how close it is. */
#pragma once

typedef struct
{
  double x; /* canvas points */
  double y;
  double zoom;
} TflCamera;
