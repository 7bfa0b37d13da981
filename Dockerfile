FROM python:3.12-slim

WORKDIR /srv/downhill
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.txt
COPY descent descent
COPY surfaces surfaces
COPY app app
COPY assets assets
COPY locale locale

# Nothing is written while it runs: the container may be read-only and without any capability.
USER 65534:65534
ENV PYTHONUNBUFFERED=1
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", \
  "import urllib.request as r; r.urlopen('http://127.0.0.1:8050/healthz', timeout=2)"]
CMD ["python", "-m", "app", "--host", "0.0.0.0", "--port", "8050", "--no-browser"]
