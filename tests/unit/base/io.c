/* SPDX-License-Identifier: MIT */
/* base/io.c: the whole file or nothing, in a temporary folder of its own. */
#include "base/io.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

#include "unit.h"

/* Longer than a pipe holds, with a NUL in it. */
static struct str long_text(struct buf *b)
{
    buf_add(b, "đ\0", 3);
    while (b->n < 300000)
        buf_c(b, "Quyết định ");
    return buf_view(b);
}

/* Entries of the current folder, without "." and "..". */
static unsigned count_entries(void)
{
    unsigned count = 0;
    DIR *dir = opendir(".");

    if (dir == NULL)
        return 999;
    for (struct dirent *e; (e = readdir(dir)) != NULL;)
        count += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    (void)closedir(dir);
    return count;
}

static unsigned mode_of(const char *path)
{
    struct stat s;

    return lstat(path, &s) == 0 ? (unsigned)s.st_mode & 07777u : 0;
}

static bool is_link(const char *path)
{
    struct stat s;

    return lstat(path, &s) == 0 && S_ISLNK(s.st_mode);
}

static void check_file(const char *path, struct str want)
{
    struct buf b = BUF_NEW;

    CHECK(io_read(path, SIZE_MAX, &b) == IO_OK);
    CHECK(str_eq(buf_view(&b), want));
    buf_done(&b);
}

static void test_read(void)
{
    struct buf b = BUF_NEW;
    struct str text = long_text(&b);
    struct buf got = BUF_NEW;

    CHECK(io_write("đọc.txt", text) == IO_OK);
    check_file("đọc.txt", text);
    CHECK(io_read("đọc.txt", text.n, &got) == IO_OK);
    buf_clear(&got);
    CHECK(io_read("đọc.txt", text.n - 1, &got) == IO_TOO_LARGE);
    buf_clear(&got);
    CHECK(io_read("/dev/zero", 1000000, &got) == IO_TOO_LARGE);
    buf_clear(&got);
    buf_c(&got, "trước "); /* what is there stays and is not counted */
    CHECK(io_write("ngắn.txt", STR("sau")) == IO_OK);
    CHECK(io_read("ngắn.txt", 3, &got) == IO_OK);
    CHECK_BUF(&got, "trước sau");
    CHECK(io_read("ngắn.txt", 0, &got) == IO_TOO_LARGE);
    buf_clear(&got);
    CHECK(io_read("/dev/null", 0, &got) == IO_OK && got.n == 0);
    errno = 0;
    CHECK(io_read("không có", 9, &got) == IO_FAILED && errno == ENOENT);
    CHECK(io_read(".", 9, &got) == IO_FAILED && errno == EISDIR);
    CHECK(io_read("ngắn.txt/x", 9, &got) == IO_FAILED && errno == ENOTDIR);
    buf_done(&got);
    buf_done(&b);
    (void)unlink("đọc.txt");
    (void)unlink("ngắn.txt");
}

static void test_write(void)
{
    struct buf b = BUF_NEW;
    struct str text = long_text(&b);
    char longest[256] = {0};

    (void)umask(027);
    CHECK(io_write("mới.docx", text) == IO_OK);
    check_file("mới.docx", text);
    CHECK_UINT(mode_of("mới.docx"), 0640);
    CHECK(chmod("mới.docx", 0604) == 0);
    CHECK(io_write("mới.docx", STR("")) == IO_OK);
    check_file("mới.docx", STR(""));
    CHECK_UINT(mode_of("mới.docx"), 0604);
    CHECK(io_write("./mới.docx", STR("ba")) == IO_OK);
    check_file("mới.docx", STR("ba"));
    CHECK_UINT(count_entries(), 1);
    /* a name as long as a file system allows */
    memset(longest, 'x', 255);
    CHECK(io_write(longest, STR("dài")) == IO_OK);
    check_file(longest, STR("dài"));
    (void)unlink(longest);
    (void)unlink("mới.docx");
    buf_done(&b);
}

static void test_failures(void)
{
    char endless[8000];

    memset(endless, 'x', sizeof(endless) - 1);
    endless[sizeof(endless) - 1] = '\0';
    CHECK(io_write("a", STR("1")) == IO_OK);
    CHECK(io_write("không/có", STR("2")) == IO_FAILED && errno == ENOENT);
    CHECK(io_write("a/b", STR("2")) == IO_FAILED && errno == ENOTDIR);
    CHECK(io_write(".", STR("2")) == IO_FAILED && errno == EISDIR);
    CHECK(io_write("b/", STR("2")) == IO_FAILED);
    CHECK(io_write("", STR("2")) == IO_FAILED && errno == ENOENT);
    CHECK(io_write(endless, STR("2")) == IO_FAILED && errno == ENAMETOOLONG);
    CHECK(io_write("/dev/full", STR("2")) == IO_FAILED && errno == ENOSPC);
    CHECK(io_write_fd(-1, STR("2")) == IO_FAILED && errno == EBADF);
    CHECK(io_write("/dev/null", STR("2")) == IO_OK);
    check_file("a", STR("1"));
    CHECK_UINT(count_entries(), 1);
    io_abandon(); /* nothing is under way */
    CHECK_UINT(count_entries(), 1);
    (void)unlink("a");
}

/* Run by who may not do everything. Says what is wrong on stderr. */
static void write_without_right(void)
{
    if (geteuid() == 0 && setuid(65534) != 0)
        return;
    if (io_write("kín/x", STR("2")) != IO_FAILED || errno != EACCES)
        (void)fputs("unwritable folder\n", stderr);
    if (io_write("kín/có", STR("2")) != IO_FAILED || errno != EACCES)
        (void)fputs("file in an unwritable folder\n", stderr);
    if (io_write("mở/khóa", STR("2")) != IO_FAILED || errno != EACCES)
        (void)fputs("file without write permission\n", stderr);
}

static void test_rights(void)
{
    struct buf err = BUF_NEW;

    CHECK(mkdir("kín", 0755) == 0 && mkdir("mở", 0777) == 0 && chmod("mở", 0777) == 0);
    CHECK(io_write("kín/có", STR("1")) == IO_OK && chmod("kín/có", 0666) == 0);
    CHECK(io_write("mở/khóa", STR("1")) == IO_OK && chmod("mở/khóa", 0444) == 0);
    CHECK(chmod("kín", 0555) == 0);
    CHECK_UINT((uint64_t)unit_run(write_without_right, &err), 0);
    CHECK_BUF(&err, "");
    check_file("kín/có", STR("1"));
    check_file("mở/khóa", STR("1"));
    CHECK(chmod("kín", 0755) == 0);
    (void)unlink("kín/có");
    (void)unlink("mở/khóa");
    CHECK(rmdir("kín") == 0 && rmdir("mở") == 0); /* so they are empty */
}

static void test_links(void)
{
    CHECK(mkdir("xa", 0755) == 0);
    CHECK(io_write("xa/thật", STR("1")) == IO_OK && chmod("xa/thật", 0600) == 0);
    CHECK(symlink("xa/thật", "một") == 0 && symlink("một", "hai") == 0);
    CHECK(io_write("hai", STR("2")) == IO_OK);
    CHECK(is_link("một") && is_link("hai"));
    check_file("xa/thật", STR("2"));
    CHECK_UINT(mode_of("xa/thật"), 0600);
    /* one that names nothing yet */
    CHECK(symlink("xa/chưa", "ba") == 0);
    CHECK(io_write("ba", STR("3")) == IO_OK);
    CHECK(is_link("ba"));
    check_file("xa/chưa", STR("3"));
    /* one that names itself */
    CHECK(symlink("vòng", "vòng") == 0);
    CHECK(io_write("vòng", STR("4")) == IO_FAILED && errno == ELOOP);
    CHECK(io_same_file("hai", "xa/thật") && io_same_file("xa/../một", "hai"));
    CHECK(!io_same_file("hai", "ba") && !io_same_file("hai", "không") &&
          !io_same_file("không", "không"));
    CHECK(link("xa/thật", "cứng") == 0 && io_same_file("cứng", "hai"));
    CHECK_UINT(count_entries(), 6);
    (void)unlink("một");
    (void)unlink("hai");
    (void)unlink("ba");
    (void)unlink("vòng");
    (void)unlink("cứng");
    (void)unlink("xa/thật");
    (void)unlink("xa/chưa");
    CHECK(rmdir("xa") == 0);
}

/* A pipe is written to, not replaced. */
static void test_fifo(void)
{
    struct buf b = BUF_NEW;
    struct buf got = BUF_NEW;
    struct str text = long_text(&b);
    pid_t child;

    CHECK(mkfifo("ống", 0600) == 0);
    (void)fflush(stdout);
    child = fork();
    if (child == 0)
        _exit(io_write("ống", text) == IO_OK ? 0 : 1);
    CHECK(io_read("ống", SIZE_MAX, &got) == IO_OK);
    CHECK(str_eq(buf_view(&got), text));
    (void)waitpid(child, NULL, 0);
    CHECK(unlink("ống") == 0);
    buf_done(&b);
    buf_done(&got);
}

/* Standard output that is a file is not cut off by a rename. */
static void write_stdout(void)
{
    int fd = open("ra.txt", O_WRONLY | O_CREAT | O_APPEND, 0600);

    (void)dup2(fd, STDOUT_FILENO);
    (void)io_write_fd(STDOUT_FILENO, STR("một "));
    (void)io_write("/dev/stdout", STR("hai "));
    (void)io_write("/dev/fd/1", STR("ba "));
    (void)io_write_fd(STDOUT_FILENO, STR("bốn"));
}

int main(void)
{
    char folder[4096];
    struct buf err = BUF_NEW;

    (void)snprintf(folder, sizeof(folder), "%s/io-XXXXXX",
                   getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    if (mkdtemp(folder) == NULL || chdir(folder) != 0)
        return 1;
    test_read();
    test_write();
    (void)umask(0);
    test_failures();
    test_rights();
    test_links();
    test_fifo();
    CHECK_UINT((uint64_t)unit_run(write_stdout, &err), 0);
    check_file("ra.txt", STR("một hai ba bốn"));
    (void)unlink("ra.txt");
    CHECK_UINT(count_entries(), 0);
    CHECK(chdir("/") == 0 && rmdir(folder) == 0);
    buf_done(&err);
    return unit_done();
}
