# The bot in a container: `docker build -t linli .`, then `docker run` as docs/running.md has it.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements/build.txt requirements/run.txt requirements/
RUN python -m venv /opt/linli \
    && /opt/linli/bin/pip install --require-hashes -r requirements/build.txt \
    && /opt/linli/bin/pip install --require-hashes --no-build-isolation -r requirements/run.txt
COPY . .
RUN /opt/linli/bin/pip install --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin linli \
    && install -d -o linli -g linli /data
COPY --from=build /opt/linli /opt/linli
# Nothing is written but /data: the root may be read-only (`--read-only`).
ENV PATH=/opt/linli/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SQLITE_TMPDIR=/data \
    LINLI_DATABASE_URL=sqlite:////data/linli.db \
    LINLI_LISTEN=0.0.0.0:8080
WORKDIR /data
VOLUME /data
EXPOSE 8080
USER linli
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["linli", "doctor", "--health"]
# Exec form: SIGTERM reaches the bot, which stops well within docker's 10 seconds.
ENTRYPOINT ["linli"]
CMD ["run"]
