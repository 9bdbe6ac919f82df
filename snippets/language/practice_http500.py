import http.client
import http.server
import threading
import urllib.request

served: list[int] = []


class Shop(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        served.append(200 if len(served) == 2 else 500)  # 第三次才好
        self.send_response(served[-1])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


def with_client():
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", "/")
    status = connection.getresponse().status
    connection.close()
    return status


def with_urllib():
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"http://127.0.0.1:{server.server_port}/") as reply:
        return reply.status


def with_check():
    status = with_client()
    if status >= 500:  # 把坏的回应变成异常，重试才看得见
        raise ConnectionError(status)
    return status


def retry(function, times=3):
    for attempt in range(times):
        try:
            return function()
        except OSError:
            if attempt == times - 1:
                raise


server = http.server.HTTPServer(("127.0.0.1", 0), Shop)
threading.Thread(target=server.serve_forever, daemon=True).start()
for function in with_client, with_urllib, with_check:
    served.clear()
    status = retry(function)
    print(f"{function.__name__} 得到 {status}，服务器依次回了 {served}")
server.shutdown()

# Output:
# with_client 得到 500，服务器依次回了 [500]
# with_urllib 得到 200，服务器依次回了 [500, 500, 200]
# with_check 得到 200，服务器依次回了 [500, 500, 200]
