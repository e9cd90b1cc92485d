#include "send.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

void
send_begin(void)
{
	/* The wrong way round: what writes to a closed one is still told. */
	static const int way[] = {O_WRONLY, O_RDONLY, O_WRONLY};
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", way[fd]); /* lowest free one */
	signal(SIGCHLD, SIG_DFL);
}

/* The message as a file that has no name, to be read from its beginning. */
static FILE *
temporary(const char *message, size_t len)
{
	FILE *fp = tmpfile();
	int e;

	if (fp == NULL)
		return NULL;
	if (fcntl(fileno(fp), F_SETFD, FD_CLOEXEC) == 0 &&
	    fwrite(message, 1, len, fp) == len && fflush(fp) == 0 &&
	    lseek(fileno(fp), 0, SEEK_SET) == 0)
		return fp;
	e = errno;
	fclose(fp);
	errno = e;
	return NULL;
}

/* 0, or an errno. */
static int
start(pid_t *pid, const char *command, int fd)
{
	char sh[] = "sh", c[] = "-c", *argv[] = {sh, c, NULL, NULL};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t pipe;
	int e;

	argv[2] = (char *)command; /* which execve leaves alone */
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	if ((e = posix_spawn_file_actions_init(&files)) != 0)
		return e;
	if ((e = posix_spawnattr_init(&attr)) == 0) {
		if ((e = posix_spawn_file_actions_adddup2(&files, fd, 0)) ==
			0 &&
		    (e = posix_spawn_file_actions_adddup2(&files, 2, 1)) == 0 &&
		    (e = posix_spawnattr_setsigdefault(&attr, &pipe)) == 0 &&
		    (e = posix_spawnattr_setflags(
			 &attr, POSIX_SPAWN_SETSIGDEF)) == 0)
			e = posix_spawn(
			    pid, "/bin/sh", &files, &attr, argv, environ);
		posix_spawnattr_destroy(&attr);
	}
	posix_spawn_file_actions_destroy(&files);
	return e;
}

static const char *
outcome(int status, char why[SEND_WHY])
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NULL;
	if (WIFSIGNALED(status))
		snprintf(why, SEND_WHY, "was killed by signal %d (%s)",
		    WTERMSIG(status), strsignal(WTERMSIG(status)));
	else
		snprintf(
		    why, SEND_WHY, "ended with status %d", WEXITSTATUS(status));
	return why;
}

const char *
send_message(
    const char *command, const char *message, size_t len, char why[SEND_WHY])
{
	FILE *fp = temporary(message, len);
	int e = fp == NULL ? errno : 0, status = 0;
	pid_t pid;

	if (fp == NULL) {
		snprintf(why, SEND_WHY, "was not run, no temporary file: %s",
		    strerror(e));
		return why;
	}
	e = start(&pid, command, fileno(fp));
	fclose(fp);
	while (e == 0 && waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			e = errno;
	if (e == 0)
		return outcome(status, why);
	snprintf(why, SEND_WHY, "was not run: %s", strerror(e));
	return why;
}
