/* SPDX-License-Identifier: MIT */
/* main(): everything is in app/. */
#include "app/main.h"

int main(int argc, char **argv)
{
    return (int)app_main(argc, argv);
}
