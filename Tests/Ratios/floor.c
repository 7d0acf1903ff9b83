// The least a terminal program can do: echo each byte. What every latency is reported above.
#include <termios.h>
#include <unistd.h>

int main(void) {
  struct termios raw;
  tcgetattr(0, &raw);
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  tcsetattr(0, TCSANOW, &raw);
  write(1, "ready", 5);
  char byte;
  while (read(0, &byte, 1) == 1 && byte != 17) write(1, &byte, 1);
}
